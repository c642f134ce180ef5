package dev.corten.compiler.mariadb;

import dev.corten.compiler.database.SchemaNames;
import dev.corten.compiler.sql.WrittenRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the migrations made.
 *
 * @param names the tables and views with their columns
 * @param views the names of the views, in lower case
 * @param indexes the columns of each unique index by table, with whether one of them is text
 * @param enums the labels of each enum column, by the name of the column
 */
record MariaDbSchema(
        SchemaNames names, Set<String> views, Map<String, List<Index>> indexes, Map<String, Set<List<String>>> enums) {
    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

    /** The aggregates of MariaDB; another function of one of these names is a mistake there. */
    static final Set<String> AGGREGATES = Set.of(
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "group_concat",
            "json_arrayagg",
            "json_objectagg",
            "bit_and",
            "bit_or",
            "bit_xor",
            "std",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "var_pop",
            "var_samp",
            "variance");

    /** The columns of a unique index. */
    record Index(Set<String> columns, boolean text) {}

    /**
     * For a statement.
     *
     * @param texts whether all that is compared in it is text: a number is equal to several texts, as in '1' and '1.0'
     */
    WrittenRows.Schema rows(boolean texts) {
        return new WrittenRows.Schema() {
            @Override
            public Collection<Set<String>> keys(String table) {
                return indexes.getOrDefault(table, List.of()).stream()
                        .filter(index -> texts || !index.text())
                        .map(Index::columns)
                        .toList();
            }

            @Override
            public boolean inserts(String table) {
                return names.tables().containsKey(table);
            }

            @Override
            public boolean aggregate(String function) {
                return AGGREGATES.contains(function);
            }
        };
    }

    /** Reads the schema of the database that {@code connection} is in. */
    static MariaDbSchema read(Connection connection) throws SQLException {
        Map<String, List<String>> names = new LinkedHashMap<>();
        Map<String, Set<List<String>>> enums = new HashMap<>();
        Map<String, Map<String, Set<String>>> indexes = new HashMap<>();
        Set<String> texts = new HashSet<>();
        Set<String> views = new HashSet<>();
        try (var statement = connection.createStatement()) {
            try (ResultSet column = statement.executeQuery("""
                    SELECT table_name, column_name, data_type, column_type FROM information_schema.columns
                    WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'
                    ORDER BY table_name, ordinal_position
                    """)) {
                while (column.next()) {
                    String name = column.getString(2);
                    names.computeIfAbsent(column.getString(1), _ -> new ArrayList<>())
                            .add(name);
                    if (column.getString(3).equals("enum")) {
                        List<String> labels = LABEL.matcher(column.getString(4))
                                .results()
                                .map(label -> label.group(1).replace("''", "'"))
                                .toList();
                        enums.computeIfAbsent(name, _ -> new HashSet<>()).add(labels);
                    }
                    if (Set.of("char", "varchar", "text", "enum", "set", "tinytext", "mediumtext", "longtext")
                            .contains(column.getString(3))) {
                        texts.add(column.getString(1) + "." + name);
                    }
                }
            }
            try (ResultSet view = statement.executeQuery(
                    "SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE()")) {
                while (view.next()) {
                    views.add(view.getString(1).toLowerCase(Locale.ROOT));
                }
            }
            try (ResultSet index = statement.executeQuery("""
                    SELECT table_name, index_name, column_name FROM information_schema.statistics
                    WHERE table_schema = DATABASE() AND non_unique = 0
                    """)) {
                while (index.next()) {
                    indexes.computeIfAbsent(index.getString(1), _ -> new HashMap<>())
                            .computeIfAbsent(index.getString(2), _ -> new HashSet<>())
                            .add(String.valueOf(index.getString(3)).toLowerCase(Locale.ROOT));
                }
            }
        }
        Map<String, List<Index>> unique = new HashMap<>();
        indexes.forEach((table, all) -> unique.put(
                table,
                all.values().stream()
                        .map(columns ->
                                new Index(columns, columns.stream().anyMatch(c -> texts.contains(table + "." + c))))
                        .toList()));
        return new MariaDbSchema(new SchemaNames(names), views, unique, enums);
    }
}
