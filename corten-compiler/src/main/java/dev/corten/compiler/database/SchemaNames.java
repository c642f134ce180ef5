package dev.corten.compiler.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables and views of a database with their columns, to suggest names from.
 *
 * @param tables the columns of each table in order; a table outside of the schema {@code public} with its schema
 */
public record SchemaNames(Map<String, List<String>> tables) {
    /** No names at all. */
    public static final SchemaNames NONE = new SchemaNames(Map.of());

    /** Copies {@code tables}, in their order. */
    public SchemaNames {
        tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }
}
