package dev.corten.cli;

import dev.corten.compiler.check.AskedMethod;
import dev.corten.compiler.database.Answer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.nullness.Rows;
import dev.corten.compiler.model.QueriesModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Queries in lines: name, place, rows, and the columns or what PostgreSQL refuses. */
final class QueryTable {
    private static final List<String> HEAD = List.of("QUERY", "PLACE", "ROWS", "COLUMNS");

    private final List<List<String>> lines = new ArrayList<>(List.of(HEAD));

    /** Adds a query of {@code type}: what all of its statements have in common. */
    void add(QueriesModel type, AskedMethod method) {
        String statements = method.queries().size() > 1
                ? " (%d statements)".formatted(method.queries().size())
                : "";
        String name = type.name().simple() + "." + method.method().name() + statements;
        String place = method.method().place().describe();
        Optional<Description.Refused> refused =
                descriptions(method, Description.Refused.class).findFirst();
        List<Description.Accepted> accepted =
                descriptions(method, Description.Accepted.class).toList();
        if (refused.isPresent()) {
            lines.add(List.of(name, place, "-", "error: " + refused.get().message()));
        } else if (accepted.isEmpty() || accepted.size() < method.queries().size()) {
            lines.add(List.of(name, place, "-", "error: not asked, see below"));
        } else if (accepted.getFirst().columns().isEmpty()) {
            lines.add(List.of(name, place, "-", "-"));
        } else {
            lines.add(List.of(name, place, rows(accepted), columns(accepted)));
        }
    }

    private static <T extends Description> Stream<T> descriptions(AskedMethod method, Class<T> kind) {
        return method.queries().stream()
                .flatMap(query -> Stream.ofNullable(query.answer()))
                .map(Answer::description)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** How many rows the statement with the most can give. */
    private static String rows(List<Description.Accepted> statements) {
        return statements.stream()
                .map(Description.Accepted::rows)
                .max(Comparator.comparingInt(List.of(Rows.ONE, Rows.OPTIONAL, Rows.MANY)::indexOf))
                .orElseThrow()
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /** The columns; one can be NULL if it can be in any statement. */
    private static String columns(List<Description.Accepted> statements) {
        List<Description.Column> first = statements.getFirst().columns();
        return IntStream.range(0, first.size())
                .mapToObj(i -> column(new Description.Column(
                        first.get(i).name(),
                        first.get(i).type(),
                        statements.stream()
                                .anyMatch(s -> i >= s.columns().size()
                                        || s.columns().get(i).nullable()))))
                .collect(Collectors.joining(", "));
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
