package dev.corten.compiler.describe;

/**
 * A table that a statement reads whole for want of an index.
 *
 * @param table its name as it is written in SQL, with its schema where that is needed
 * @param column the column that an index would have to begin with, as it is written in SQL
 */
public record Scan(String table, String column) {}
