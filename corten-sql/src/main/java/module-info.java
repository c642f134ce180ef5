/** The database: pool, transactions, migrations and what generated queries call. */
module dev.corten.sql {
    requires com.zaxxer.hikari;
    requires static dev.corten.postgres;
    requires flyway.core;
    requires org.postgresql.jdbc;
    requires org.slf4j;
    requires transitive dev.corten.config;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.corten.sql;
    // Makes the FlywayLog by its name.
    exports dev.corten.sql.internal to
            flyway.core;
}
