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
    SQLITE("SQLite");

    private final String product;

    Dialect(String product) {
        this.product = product;
    }

    /** The dialect of the name that the option has: {@code postgres}, {@code sqlite}. */
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
        return (this == POSTGRES ? "$" : "?") + number;
    }

    /** How {@code expression}, or one that is not named, is converted to {@code type}, which is a type of the database. */
    public String cast(String expression, String type) {
        return this == POSTGRES
                ? expression + "::" + type
                : "CAST(%s AS %s)".formatted(expression.isEmpty() ? "…" : expression, type);
    }

    /** The type of the database for {@code type}, or for a list of it. */
    public String type(SqlType type, boolean list) {
        return this == POSTGRES ? type.postgres() + (list ? "[]" : "") : DynamicTypes.affinity(type, list);
    }

    /** The characters that begin a quoted name. */
    String nameQuotes() {
        return this == POSTGRES ? "\"" : "\"`[";
    }

    /** Whether {@code c} begins a parameter that has no name, or one that is not written with a colon. */
    boolean numbersParameters(char c) {
        return this == SQLITE && "?$@".indexOf(c) >= 0;
    }
}
