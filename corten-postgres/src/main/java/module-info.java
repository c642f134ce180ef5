/** An embedded PostgreSQL for development, the compiler and tests. */
module dev.corten.postgres {
    requires java.naming;
    requires java.sql;
    requires org.apache.commons.compress;
    requires org.postgresql.jdbc;
    requires static transitive org.jspecify;

    exports dev.corten.postgres;
}
