package dev.corten.compiler.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which database the queries of a module are for: what {@code -Acorten.dialect} says. What differs in the text of
 * statements is here and in {@link Lexer}, what differs in types in {@link DynamicTypes}; everything else is behind
 * {@code Database}.
 */
public enum Dialect {
    POSTGRES("PostgreSQL"),
    SQLITE("SQLite"),
    MARIADB("MariaDB");

    private final String product;

    Dialect(String product) {
        this.product = product;
    }

    /** The dialect of the name that the option has: {@code postgres}, {@code sqlite}, {@code mariadb}. */
    public static Optional<Dialect> named(String name) {
        return Arrays.stream(values()).filter(d -> d.option().equals(name)).findFirst();
    }

    /** All names that the option can have. */
    public static String names() {
        return Arrays.stream(values()).map(Dialect::option).collect(Collectors.joining(", "));
    }

    /** Its name as a value of the option. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the database, for messages. */
    public String product() {
        return product;
    }

    /** How the database is asked about parameter {@code number}, from 1. */
    String parameter(int number) {
        return switch (this) {
            case POSTGRES -> "$" + number;
            case SQLITE -> "?" + number;
            // It has no numbers: one for each place.
            case MARIADB -> "?";
        };
    }

    /** How {@code expression}, or one that is not named, is converted to {@code type}, which is a type of the database. */
    public String cast(String expression, String type) {
        return this == POSTGRES
                ? expression + "::" + type
                : "CAST(%s AS %s)".formatted(expression.isEmpty() ? "…" : expression, type);
    }

    /** The type of the database for {@code type}, or for a list of it. */
    public String type(SqlType type, boolean list) {
        return switch (this) {
            case POSTGRES -> type.postgres() + (list ? "[]" : "");
            case SQLITE -> DynamicTypes.affinity(type, list);
            case MARIADB -> list ? "CHAR" : castable(type);
        };
    }

    /** The characters that begin a quoted name. */
    String nameQuotes() {
        return switch (this) {
            case POSTGRES -> "\"";
            case SQLITE -> "\"`[";
            case MARIADB -> "`";
        };
    }

    /** Whether strings are written in double quotes, too, and have escapes with a backslash, and {@code #} begins a comment. */
    boolean mysql() {
        return this == MARIADB;
    }

    /** The types of CAST in MariaDB, which are few. */
    private static String castable(SqlType type) {
        return switch (type) {
            case BOOL, INT2, INT4, INT8 -> "SIGNED";
            case FLOAT4 -> "FLOAT";
            case FLOAT8 -> "DOUBLE";
            case NUMERIC -> "DECIMAL(65, 10)";
            case BYTES -> "BINARY";
            case UUID -> "UUID";
            case INSTANT, OFFSET_DATE_TIME, TIMESTAMP -> "DATETIME(6)";
            case DATE -> "DATE";
            case TIME -> "TIME(6)";
            default -> "CHAR";
        };
    }

    /** Whether {@code c} begins a parameter that has no name, or one that is not written with a colon. */
    boolean numbersParameters(char c) {
        return switch (this) {
            case POSTGRES -> false;
            case SQLITE -> "?$@".indexOf(c) >= 0;
            case MARIADB -> c == '?';
        };
    }
}
