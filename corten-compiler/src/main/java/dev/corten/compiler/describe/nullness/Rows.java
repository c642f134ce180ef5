package dev.corten.compiler.describe.nullness;

/** How many rows a statement gives, whatever is in the tables. */
public enum Rows {
    /** Exactly one, as {@code SELECT count(*) FROM tasks}. */
    ONE,
    /** One or none, as {@code SELECT title FROM tasks WHERE id = $1}. */
    OPTIONAL,
    /** Any number, as far as is known. */
    MANY
}
