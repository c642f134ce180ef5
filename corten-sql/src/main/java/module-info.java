/** The database: pool, transactions, migrations and what generated queries call. */
module dev.corten.sql {
    requires com.zaxxer.hikari;
    requires static dev.corten.postgres;
    requires dev.corten.context;
    requires flyway.core;
    requires io.opentelemetry.api;
    requires io.opentelemetry.context;
    requires jdk.net;
    requires org.postgresql.jdbc;
    requires org.slf4j;
    requires static org.mariadb.jdbc;
    requires static org.xerial.sqlitejdbc;
    requires transitive dev.corten.config;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.corten.sql;
    // They make FlywayLog and KeepAlive by their names.
    exports dev.corten.sql.internal to
            flyway.core,
            org.postgresql.jdbc;
}
