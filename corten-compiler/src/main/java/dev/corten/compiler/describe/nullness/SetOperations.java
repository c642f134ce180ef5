package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** UNION, INTERSECT and EXCEPT over the range entries that are their arms. */
final class SetOperations {
    private static final int UNION = 1;
    static final int INTERSECT = 2;
    static final int EXCEPT = 3;

    private SetOperations() {}

    /** Whether a column of the result is never NULL, given which arms have it never NULL. */
    static boolean nonNull(@Nullable Node operation, IntPredicate armNonNull) {
        if (operation == null) {
            return false;
        }
        if (operation.is("RANGETBLREF")) {
            return armNonNull.test(operation.integer("rtindex"));
        }
        Node left = operation.node("larg");
        Node right = operation.node("rarg");
        return switch (operation.integer("op")) {
            case UNION -> nonNull(left, armNonNull) && nonNull(right, armNonNull);
            case INTERSECT -> nonNull(left, armNonNull) || nonNull(right, armNonNull);
            case EXCEPT -> nonNull(left, armNonNull);
            default -> false;
        };
    }

    /** Whether the result certainly has a row, given which arms have one. */
    static boolean atLeastOneRow(@Nullable Node operation, IntPredicate armHasRows) {
        if (operation == null) {
            return false;
        }
        if (operation.is("RANGETBLREF")) {
            return armHasRows.test(operation.integer("rtindex"));
        }
        return operation.integer("op") == UNION
                && (atLeastOneRow(operation.node("larg"), armHasRows)
                        || atLeastOneRow(operation.node("rarg"), armHasRows));
    }
}
