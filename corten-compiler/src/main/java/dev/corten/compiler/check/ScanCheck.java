package dev.corten.compiler.check;

import dev.corten.compiler.describe.Scan;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.NamedSql.Range;
import dev.corten.compiler.sql.Token;
import java.util.List;

/** Warns of right statements that read a whole table for want of an index. */
public final class ScanCheck {
    private ScanCheck() {}

    /** What is found in {@code methods}, which the database accepts. */
    public static List<Diagnostic> check(List<AskedMethod> methods) {
        return methods.stream()
                .filter(method -> method.method().kind() == QueryModel.Kind.WRITTEN
                        && !method.method().scans())
                .flatMap(method -> check(method).stream())
                .toList();
    }

    private static List<Diagnostic> check(AskedMethod method) {
        var findings = new Findings(method.variants());
        for (int index = 0; index < method.queries().size(); index++) {
            AskedQuery query = method.queries().get(index);
            if (query.answer() != null) {
                findings.add(
                        index,
                        query.answer().scans().stream()
                                .map(scan -> warning(query, scan))
                                .toList(),
                        false);
            }
        }
        return findings.all();
    }

    private static Diagnostic warning(AskedQuery query, Scan scan) {
        return Diagnostic.warning(
                "sql-scan",
                "%s is read whole to compare %s: no index begins with it".formatted(scan.table(), scan.column()),
                place(query, scan),
                "CREATE INDEX CONCURRENTLY ON %s (%s) in a migration of its own, or %s where the table stays small"
                        .formatted(scan.table(), scan.column(), "@SuppressWarnings(\"corten:sql-scan\")"));
    }

    /** The column in the condition, else where it first stands; a view may hide it. */
    private static Place place(AskedQuery query, Scan scan) {
        Token.Kind kind = scan.column().startsWith("\"") ? Token.Kind.QUOTED_NAME : Token.Kind.WORD;
        String column = new Token(kind, scan.column(), 0).name();
        List<Token> tokens = query.sql().tokens();
        List<Token> condition = tokens.stream()
                .dropWhile(token -> !token.keyword("WHERE"))
                .filter(token -> token.name().equals(column))
                .toList();
        return (condition.isEmpty() ? tokens : condition)
                .stream()
                        .filter(token -> token.name().equals(column))
                        .findFirst()
                        .map(token -> query.place(new Range(token.start(), token.end())))
                        .orElse(query.method().place());
    }
}
