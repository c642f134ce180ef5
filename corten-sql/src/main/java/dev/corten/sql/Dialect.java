package dev.corten.sql;

/** The databases that there are dialects for. The compiler is told by {@code -Acorten.dialect=sqlite} or {@code mariadb}, {@link Db#open} by the address. */
public enum Dialect {
    /** PostgreSQL, the usual one. */
    POSTGRES,
    /** SQLite, with {@code org.xerial:sqlite-jdbc} on the class path. */
    SQLITE,
    /** MariaDB, with {@code org.mariadb.jdbc:mariadb-java-client} and {@code flyway-mysql} on the class path. */
    MARIADB
}
