package dev.corten.compiler.check;

import dev.corten.compiler.describe.nullness.PassedNull;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.report.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** Checks that a parameter that may be null means something when it is. */
final class PassedNullCheck {
    private PassedNullCheck() {}

    static List<Diagnostic> check(AskedQuery query, List<PassedNull> passedNulls) {
        var found = new ArrayList<Diagnostic>();
        List<String> names = query.sql().names();
        for (int i = 0; i < Math.min(names.size(), passedNulls.size()); i++) {
            String name = names.get(i);
            boolean nullable = query.method()
                    .parameter(name)
                    .map(QueryModel.Parameter::type)
                    .filter(type -> type.nullable())
                    .isPresent();
            if (nullable && passedNulls.get(i) == PassedNull.REFUSED) {
                found.add(Diagnostic.error(
                        "sql-null-parameter",
                        "parameter \"%s\" can be null, but the column that it is written to is NOT NULL"
                                .formatted(name),
                        query.place(name),
                        query.method().kind() == QueryModel.Kind.WRITTEN
                                ? "remove @Nullable from the parameter, or give NULL a value: COALESCE(:%s, …)"
                                        .formatted(name)
                                : "remove @Nullable from the component"));
            } else if (nullable && passedNulls.get(i) == PassedNull.NEVER_MATCHES) {
                found.add(Diagnostic.error(
                        "sql-null-parameter",
                        "parameter \"%s\" can be null, but the condition is never true for NULL".formatted(name),
                        query.place(name),
                        query.method().kind() == QueryModel.Kind.WRITTEN
                                ? ("remove @Nullable from the parameter, or say what NULL means:"
                                                + " braces around the condition leave it out, {AND … = :%s};"
                                                + " IS NOT DISTINCT FROM :%s finds rows without a value")
                                        .formatted(name, name)
                                : "remove @Nullable from the component"));
            }
        }
        return found;
    }
}
