package dev.corten.compiler.check;

import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that an INSERT has a value for each column that needs one. */
final class LeftOutCheck {
    private LeftOutCheck() {}

    /** @param leftOut the columns that are NOT NULL and get neither a value nor a default */
    static List<Diagnostic> check(AskedQuery query, List<String> leftOut) {
        if (leftOut.isEmpty()) {
            return List.of();
        }
        boolean made = query.method().kind() != QueryModel.Kind.WRITTEN;
        String names = leftOut.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        Place place = made
                ? query.method().place()
                : query.place(query.sql().wordAt(query.sql().begin()));
        return List.of(Diagnostic.error(
                "sql-left-out",
                "%s leaves out %s: NOT NULL, and without a default"
                        .formatted(made ? query.method().name() : "the INSERT", names),
                place,
                made
                        ? "add a component for each to the record that is inserted, or give the column a default"
                        : "write a value for each, or give the column a default"));
    }
}
