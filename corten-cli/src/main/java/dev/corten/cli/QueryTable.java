package dev.corten.cli;

import dev.corten.compiler.check.AskedQuery;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.model.QueriesModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Queries in lines: name, place, rows, and the columns or what PostgreSQL refuses. */
final class QueryTable {
    private static final List<String> HEAD = List.of("QUERY", "PLACE", "ROWS", "COLUMNS");

    private final List<List<String>> lines = new ArrayList<>(List.of(HEAD));

    /** Adds a query of {@code type}. */
    void add(QueriesModel type, AskedQuery query) {
        String name = type.name().simple() + "." + query.method().name();
        String place = query.method().place().describe();
        Description description = query.answer() == null ? null : query.answer().description();
        lines.add(
                switch (description) {
                    case Description.Accepted accepted
                    when accepted.columns().isEmpty() -> List.of(name, place, "-", "-");
                    case Description.Accepted accepted ->
                        List.of(
                                name,
                                place,
                                accepted.rows().name().toLowerCase(Locale.ROOT),
                                accepted.columns().stream()
                                        .map(QueryTable::column)
                                        .collect(Collectors.joining(", ")));
                    case Description.Refused refused -> List.of(name, place, "-", "error: " + refused.message());
                    case null -> List.of(name, place, "-", "error: not asked, see below");
                });
    }

    /** As in a table's definition, with the question mark of what can be NULL. */
    private static String column(Description.Column column) {
        return column.name() + " " + column.type().name() + (column.nullable() ? "?" : "");
    }

    /** The lines, each with its end; columns are as wide as they must be. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (List<String> line : lines) {
            for (int cell = 0; cell < line.size() - 1; cell++) {
                int column = cell;
                int width = lines.stream()
                        .mapToInt(other -> other.get(column).length())
                        .max()
                        .orElse(0);
                text.append(line.get(cell)).repeat(' ', width - line.get(cell).length() + 2);
            }
            text.append(line.getLast()).append('\n');
        }
        return text.toString();
    }
}
