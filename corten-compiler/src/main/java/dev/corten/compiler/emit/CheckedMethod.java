package dev.corten.compiler.emit;

import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.sql.Variants;
import java.util.List;

/**
 * A method whose statements are all right.
 *
 * @param variants how they differ
 * @param statements each, in the order of its index
 */
public record CheckedMethod(Variants variants, List<CheckedQuery> statements) {
    /** Copies {@code statements}. */
    public CheckedMethod {
        statements = List.copyOf(statements);
    }

    /** The method. */
    QueryModel method() {
        return variants.method();
    }

    /** Whether it can run more than one statement. */
    boolean varies() {
        return variants.template().varies();
    }

    /** Any of its statements; all give the same columns. */
    CheckedQuery first() {
        return statements.getFirst();
    }

    /** One of its statements that takes the parameter of that name; all give it the same type. */
    CheckedQuery taking(String parameter) {
        return statements.stream()
                .filter(s -> s.sql().names().contains(parameter))
                .findFirst()
                .orElseThrow();
    }
}
