package dev.corten.compiler.check;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sql.Template;
import dev.corten.compiler.sql.Variants;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A method with the statements that it can run.
 *
 * @param variants how they differ
 * @param queries each statement, in the order of its index; none if the braces are wrong
 * @param refusals what is wrong with the braces
 */
public record AskedMethod(Variants variants, List<AskedQuery> queries, List<Diagnostic> refusals) {
    /** Copies the lists. */
    public AskedMethod {
        queries = List.copyOf(queries);
        refusals = List.copyOf(refusals);
    }

    /** {@code method}, a query of {@code type}, not asked yet. */
    public static AskedMethod of(QueryModel method, QueriesModel type, Dialect dialect) {
        Variants variants = Variants.of(method, Template.of(method.sql(), dialect), type);
        List<Diagnostic> refusals = VariantsCheck.check(variants);
        return new AskedMethod(
                variants,
                refusals.isEmpty()
                        ? variants.methods().stream()
                                .map(variant -> AskedQuery.of(variant, type, dialect))
                                .toList()
                        : List.of(),
                refusals);
    }

    /** The method. */
    public QueryModel method() {
        return variants.method();
    }

    /** Whether the database accepts all of its statements. */
    public boolean accepted() {
        return refusals.isEmpty()
                && queries.stream()
                        .allMatch(query ->
                                query.answer() != null && query.answer().description() instanceof Description.Accepted);
    }

    /** With each statement as {@code asking} gives it. */
    public AskedMethod asked(UnaryOperator<AskedQuery> asking) {
        return new AskedMethod(variants, queries.stream().map(asking).toList(), refusals);
    }
}
