package dev.corten.compiler.check;

import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.NamedSql.Range;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks queries against what the database says of them. */
public final class QueriesCheck {
    private final QueriesModel type;
    private final MigrationFolder migrations;

    /** Checks the queries of {@code type}; {@code migrations} are named where a table is missing. */
    public QueriesCheck(QueriesModel type, MigrationFolder migrations) {
        this.type = type;
        this.migrations = migrations;
    }

    /** All that is wrong with {@code methods}. */
    public List<Diagnostic> check(List<AskedMethod> methods) {
        var found = new ArrayList<Diagnostic>();
        Set<Place> made = new HashSet<>();
        for (AskedMethod method : methods) {
            for (Diagnostic diagnostic : check(method)) {
                // The statements of Crud are about the same columns: one of them says what is wrong with a component.
                if (method.method().kind() == QueryModel.Kind.WRITTEN || made.add(diagnostic.place())) {
                    found.add(diagnostic);
                }
            }
        }
        return found;
    }

    private List<Diagnostic> check(AskedMethod method) {
        var found = new ArrayList<Diagnostic>(method.refusals());
        if (!found.isEmpty()) {
            return found;
        }
        var findings = new Findings(method.variants());
        for (int index = 0; index < method.queries().size(); index++) {
            AskedQuery query = method.queries().get(index);
            boolean refused = query.answer() != null && query.answer().description() instanceof Description.Refused;
            findings.add(index, check(query), refused);
        }
        found.addAll(findings.all());
        found.addAll(QueryParametersCheck.unused(method));
        if (found.isEmpty()) {
            found.addAll(new AgreementCheck(method, type).check());
        }
        return found;
    }

    private List<Diagnostic> check(AskedQuery query) {
        var found = new ArrayList<Diagnostic>(statement(query));
        found.addAll(QueryParametersCheck.unknown(query));
        found.addAll(BulkCheck.check(query));
        if (query.answer() == null) {
            return found;
        }
        switch (query.answer().description()) {
            case Description.Refused refused -> {
                if (!query.atUnknownParameter(refused.position())) {
                    found.add(new RefusalExplainer(query, type, migrations)
                            .explain(refused, query.answer().names()));
                }
            }
            case Description.Accepted accepted -> {
                found.addAll(QueryParametersCheck.types(query, type, accepted.parameters()));
                List<Diagnostic> result = new QueryResultCheck(query, type, accepted).check();
                found.addAll(result);
                // How many rows is no question where they cannot be returned at all.
                if (result.stream().noneMatch(d -> d.id().equals("sql-result-shape"))) {
                    found.addAll(RowCountCheck.check(query.method(), accepted));
                }
                found.addAll(PassedNullCheck.check(query, accepted.passedNulls()));
                found.addAll(LimitCheck.check(query, accepted.limits()));
                found.addAll(LeftOutCheck.check(query, accepted.leftOut()));
            }
        }
        return found;
    }

    private static List<Diagnostic> statement(AskedQuery query) {
        var found = new ArrayList<Diagnostic>();
        if (query.sql().empty()) {
            found.add(Diagnostic.error(
                    "sql-syntax",
                    "the statement is empty",
                    query.place(new Range(0, query.sql().sql().length())),
                    "write one SQL statement"));
        }
        query.sql()
                .unstorable()
                .ifPresent(character -> found.add(Diagnostic.error(
                        "sql-syntax",
                        query.sql().dialect().product() + " cannot read this character",
                        query.place(character),
                        "U+0000 and half a surrogate pair are no text of "
                                + query.sql().dialect().product() + "; remove it")));
        query.sql()
                .second()
                .ifPresent(second -> found.add(Diagnostic.error(
                        "sql-several-statements",
                        "a query is one statement, but a second one begins here",
                        query.place(second),
                        "write a method for each; db.transaction(…) runs them together")));
        for (Range numbered : query.sql().numbered()) {
            String written = query.sql().sql().substring(numbered.from(), numbered.to());
            found.add(Diagnostic.error(
                    "sql-unknown-parameter",
                    (written.matches(".\\d*")
                                    ? "parameters have names, not numbers: "
                                    : "parameters begin with a colon: ")
                            + written,
                    query.place(numbered),
                    "write a colon and the name of a parameter of "
                            + query.method().name()));
        }
        return found;
    }
}
