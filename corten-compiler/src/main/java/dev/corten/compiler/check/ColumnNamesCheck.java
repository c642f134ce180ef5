package dev.corten.compiler.check;

import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.RowMapping;
import dev.corten.compiler.sql.SelectList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which components of a record have no column, and which columns no component. */
final class ColumnNamesCheck {
    private final AskedQuery query;
    private final RowMapping mapping;
    private final List<Column> columns;
    private final List<Integer> superfluous;
    private final SelectList list;

    /** The first {@code taken} columns have a use of their own. */
    ColumnNamesCheck(AskedQuery query, RowMapping mapping, List<Column> columns, int taken) {
        this.query = query;
        this.mapping = mapping;
        this.columns = columns;
        this.superfluous = mapping.superfluous(columns.size()).stream()
                .filter(column -> column >= taken)
                .toList();
        this.list = query.sql().selectList();
    }

    /** The component {@code owner} has no column: there is none of the name {@code wanted}. */
    Diagnostic missing(String wanted, String owner) {
        return Diagnostic.error(
                "sql-missing-column",
                "%s has no column: the statement gives no \"%s\"".formatted(owner, wanted),
                query.place(list.whole()),
                wanted.contains(".")
                        ? meant(wanted).map("it gives \"%s\": "::formatted).orElse("")
                                + "name its column AS \"%s\"".formatted(wanted)
                        : meant(wanted)
                                .map(n -> "it gives \"%s\": write %s AS %s, or mark the component @Name(\"%s\")"
                                        .formatted(n, n, wanted, n))
                                .orElse("add %s to the columns, or remove the component".formatted(wanted)));
    }

    /** The column without a component that was probably meant for the component without a column. */
    private Optional<String> meant(String wanted) {
        return NearestName.of(
                wanted, superfluous.stream().map(i -> columns.get(i).name()).toList());
    }

    /** Columns that no component takes; those of one place together, such as all of a star. */
    List<Diagnostic> superfluous() {
        Set<String> meant = mapping.ones()
                .filter(one -> one.index() < 0)
                .flatMap(one -> meant(one.name()).stream())
                .collect(Collectors.toSet());
        Map<Place, List<Integer>> places = superfluous.stream()
                .filter(column -> !meant.contains(columns.get(column).name()))
                .collect(Collectors.groupingBy(this::place, LinkedHashMap::new, Collectors.toList()));
        return places.entrySet().stream()
                .map(entry -> superfluous(mapping.record(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private Diagnostic superfluous(RecordType record, Place place, List<Integer> indexes) {
        List<String> names =
                indexes.stream().map(i -> "\"" + columns.get(i).name() + "\"").toList();
        boolean twice = columns.stream().limit(indexes.getFirst()).anyMatch(c -> c.name()
                .equals(columns.get(indexes.getFirst()).name()));
        String type = record.name().simple();
        if (names.size() > 1) {
            return Diagnostic.error(
                    "sql-superfluous-column",
                    "columns %s have no component in %s".formatted(String.join(", ", names), type),
                    place,
                    "name the columns that are wanted, or add a component for each");
        }
        return Diagnostic.error(
                "sql-superfluous-column",
                twice
                        ? "a second column has the name " + names.getFirst()
                        : "column %s has no component in %s".formatted(names.getFirst(), type),
                place,
                twice ? "give it another name with AS, or remove it" : "remove it, or add a component for it");
    }

    private Place place(int column) {
        return query.place(list.column(column, columns.size()));
    }
}
