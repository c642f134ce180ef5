package dev.corten.compiler.check;

import dev.corten.compiler.describe.Description.Accepted;
import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.Description.Group;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.sql.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks that all statements of a method take and give the same: one piece of code binds and reads for all of them. */
final class AgreementCheck {
    private final AskedMethod method;
    private final QueriesModel type;

    AgreementCheck(AskedMethod method, QueriesModel type) {
        this.method = method;
        this.type = type;
    }

    /** The first difference, of statements that PostgreSQL accepts. */
    List<Diagnostic> check() {
        Map<String, PgType> known = new HashMap<>();
        Accepted first = null;
        for (int index = 0; index < method.queries().size(); index++) {
            AskedQuery query = method.queries().get(index);
            if (query.answer() == null || !(query.answer().description() instanceof Accepted accepted)) {
                return List.of();
            }
            first = first == null ? accepted : first;
            if (!columns(accepted).equals(columns(first))) {
                return List.of(differentColumns(index, columns(first), columns(accepted)));
            }
            Optional<Group> other = otherSign(first, accepted);
            if (other.isPresent()) {
                return List.of(differentSigns(index, other.get()));
            }
            List<String> names = query.sql().names();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                PgType wanted = accepted.parameters().get(i);
                PgType before = known.putIfAbsent(name, wanted);
                QueryModel.Parameter parameter = query.method().parameter(name).orElseThrow();
                if (before != null && !sameBinding(parameter, before, wanted)) {
                    return List.of(differentTypes(index, parameter, before, wanted));
                }
            }
        }
        return List.of();
    }

    private static List<String> columns(Accepted accepted) {
        return accepted.columns().stream().map(column -> show(column)).toList();
    }

    private static String show(Column column) {
        return column.name() + " " + column.type().name();
    }

    private boolean sameBinding(QueryModel.Parameter parameter, PgType one, PgType other) {
        ColumnType java = ColumnType.of(parameter.type(), type);
        return one.equals(other)
                || java.enumeration() == null && java.binding(one).equals(java.binding(other));
    }

    private Diagnostic differentColumns(int index, List<String> first, List<String> other) {
        return Diagnostic.error(
                "sql-combinations",
                "%s gives other columns %s: %s"
                        .formatted(method.method().name(), method.variants().describe(index), listed(other)),
                method.method().place(),
                "give the same names and types in all combinations: %s %s"
                        .formatted(method.variants().describe(0), listed(first)));
    }

    /** A group of {@code first} of which another column tells in {@code accepted} whether its row is there. */
    private static Optional<Group> otherSign(Accepted first, Accepted accepted) {
        return first.groups().stream()
                .filter(group -> accepted.groups().stream()
                        .anyMatch(
                                g -> g.name().equals(group.name()) && !g.sign().equals(group.sign())))
                .findFirst();
    }

    private Diagnostic differentSigns(int index, Group group) {
        return Diagnostic.error(
                "sql-combinations",
                "another column than \"%s\" tells whether there is a row for \"%s\" %s"
                        .formatted(group.sign(), group.name(), method.variants().describe(index)),
                method.method().place(),
                "select the key of its table before its other columns");
    }

    private static String listed(List<String> columns) {
        return columns.isEmpty() ? "none" : columns.stream().collect(Collectors.joining(", "));
    }

    private Diagnostic differentTypes(int index, QueryModel.Parameter parameter, PgType before, PgType wanted) {
        AskedQuery query = method.queries().get(index);
        return Diagnostic.error(
                "sql-combinations",
                "parameter \"%s\" is %s %s, but %s in others"
                        .formatted(
                                parameter.name(),
                                wanted.name(),
                                method.variants().describe(index),
                                before.name()),
                query.place(parameter.name()),
                "say its type wherever it stands, as in " + QueryParametersCheck.cast(parameter, type));
    }
}
