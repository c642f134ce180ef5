package dev.corten.sql;

/** The databases that there are dialects for. The compiler is told by {@code -Acorten.dialect=sqlite}, {@link Db#open} by the address. */
public enum Dialect {
    /** PostgreSQL, the usual one. */
    POSTGRES,
    /** SQLite, with {@code org.xerial:sqlite-jdbc} on the class path. */
    SQLITE
}
