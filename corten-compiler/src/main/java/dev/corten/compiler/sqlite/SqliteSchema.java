package dev.corten.compiler.sqlite;

import dev.corten.compiler.database.SchemaNames;
import dev.corten.compiler.sql.WrittenRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the migrations made. Names are compared in lower case, as SQLite does.
 *
 * @param names the tables and views with their columns, as they were written
 * @param tables the tables that rows are stored in, by their names
 * @param derived the names of what only looks like a table: views and virtual tables
 * @param aggregates the functions that make one row of many
 */
record SqliteSchema(SchemaNames names, Map<String, Table> tables, Set<String> derived, Set<String> aggregates)
        implements WrittenRows.Schema {

    /**
     * A table.
     *
     * @param columns its columns
     * @param keys the columns of each key, of which no two rows have the same values
     * @param inserts whether a row that was inserted without a failure is there: nothing may skip it
     */
    record Table(Map<String, Column> columns, List<Set<String>> keys, boolean inserts) {}

    /**
     * A column.
     *
     * @param type the type that it was declared with; may be empty
     * @param nullable whether it can hold NULL
     */
    record Column(String type, boolean nullable) {}

    /** The column {@code name} of {@code table}, unless that is none that rows are stored in. */
    Optional<Column> column(String table, String name) {
        return Optional.ofNullable(tables.get(lower(table)))
                .map(t -> t.columns().get(lower(name)));
    }

    @Override
    public Collection<Set<String>> keys(String table) {
        Table known = tables.get(lower(table));
        return known == null ? List.of() : known.keys();
    }

    @Override
    public boolean inserts(String table) {
        Table known = tables.get(lower(table));
        return known != null && known.inserts();
    }

    @Override
    public boolean aggregate(String function) {
        return aggregates.contains(function);
    }

    /** Reads the schema of {@code connection}. */
    static SqliteSchema read(Connection connection) throws SQLException {
        Map<String, List<String>> names = new LinkedHashMap<>();
        Map<String, Table> tables = new HashMap<>();
        Set<String> derived = new HashSet<>();
        for (Row table : rows(connection, """
                SELECT l.name, l.type, coalesce(s.sql, '') AS sql,
                       EXISTS (SELECT 1 FROM sqlite_schema t WHERE t.type = 'trigger' AND t.tbl_name = l.name) AS triggers
                FROM pragma_table_list l LEFT JOIN sqlite_schema s ON s.name = l.name AND s.type IN ('table', 'view')
                WHERE l.schema = 'main' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND l.name <> 'flyway_schema_history'
                ORDER BY l.name
                """)) {
            List<Row> columns = rows(connection, "SELECT * FROM pragma_table_xinfo(?)", table.text("name"));
            names.put(
                    table.text("name"),
                    columns.stream().map(c -> c.text("name")).toList());
            if (table.text("type").equals("table")) {
                tables.put(lower(table.text("name")), table(connection, table, columns));
            } else {
                derived.add(lower(table.text("name")));
            }
        }
        var aggregates = new HashSet<String>();
        rows(connection, "SELECT DISTINCT name FROM pragma_function_list WHERE type <> 's'")
                .forEach(f -> aggregates.add(f.text("name")));
        return new SqliteSchema(new SchemaNames(names), tables, derived, aggregates);
    }

    private static Table table(Connection connection, Row table, List<Row> columns) throws SQLException {
        String sql = table.text("sql").toUpperCase(Locale.ROOT);
        List<Row> indexes = rows(connection, "SELECT * FROM pragma_index_list(?)", table.text("name"));
        // The number of a row: it never has an index of its own, as INTEGER PRIMARY KEY DESC has.
        List<Row> primary = columns.stream().filter(c -> c.number("pk") > 0).toList();
        Optional<Row> number = primary.stream()
                .filter(c -> primary.size() == 1 && c.text("type").equalsIgnoreCase("INTEGER"))
                .filter(_ -> indexes.stream().noneMatch(i -> i.text("origin").equals("pk")))
                .findFirst();
        Map<String, Column> found = new HashMap<>();
        for (Row column : columns) {
            boolean stored = column.number("hidden") == 0;
            boolean notNull = stored
                    && (column.number("notnull") == 1
                            || number.filter(column::equals).isPresent());
            found.put(lower(column.text("name")), new Column(column.text("type"), !notNull));
        }
        List<Set<String>> keys = new ArrayList<>();
        number.ifPresent(n -> keys.add(Set.of(lower(n.text("name")))));
        for (Row index : indexes) {
            if (index.number("unique") == 1 && index.number("partial") == 0) {
                key(connection, index.text("name"), sql).ifPresent(keys::add);
            }
        }
        return new Table(found, keys, table.number("triggers") == 0 && !sql.contains("CONFLICT"));
    }

    /** The columns of a unique index, if it means the same equality as {@code =}: both compare bytes. */
    private static Optional<Set<String>> key(Connection connection, String index, String table) throws SQLException {
        var columns = new HashSet<String>();
        for (Row column : rows(connection, "SELECT * FROM pragma_index_xinfo(?)", index)) {
            if (column.number("key") == 0) {
                continue;
            }
            if (column.number("cid") < 0 || !column.text("coll").equals("BINARY") || table.contains("COLLATE")) {
                return Optional.empty();
            }
            columns.add(lower(column.text("name")));
        }
        return Optional.of(Set.copyOf(columns));
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A row of the schema by the names of its columns. */
    private record Row(Map<String, @Nullable Object> values) {
        String text(String column) {
            return Objects.toString(values.get(column), "");
        }

        int number(String column) {
            return values.get(column) instanceof Number number ? number.intValue() : 0;
        }
    }

    private static List<Row> rows(Connection connection, String sql, String... parameters) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    Map<String, @Nullable Object> values = new HashMap<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        values.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                    }
                    rows.add(new Row(values));
                }
            }
        }
        return rows;
    }
}
