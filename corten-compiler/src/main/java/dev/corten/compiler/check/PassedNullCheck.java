package dev.corten.compiler.check;

import dev.corten.compiler.describe.nullness.PassedNull;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            if (passedNulls.get(i) == PassedNull.ELEMENT_REFUSED) {
                element(query, name).ifPresent(found::add);
            } else if (nullable && passedNulls.get(i) == PassedNull.REFUSED) {
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

    /** The elements of a list, or a component of those of a list of records. */
    private static Optional<Diagnostic> element(AskedQuery query, String name) {
        Optional<TypeRef> type = query.method().parameter(name).map(QueryModel.Parameter::type);
        boolean component = name.contains(".");
        return type.map(t -> t.is("java.util.List") ? t.argument() : t)
                .filter(TypeRef::nullable)
                .map(t -> Diagnostic.error(
                        "sql-null-parameter",
                        "%s \"%s\" can be null, but the column that %s written to is NOT NULL"
                                .formatted(
                                        component ? "component" : "elements of",
                                        name,
                                        component ? "it is" : "they are"),
                        query.place(name),
                        component
                                ? "remove @Nullable from the component"
                                : "remove @Nullable from the elements of the list"));
    }
}
