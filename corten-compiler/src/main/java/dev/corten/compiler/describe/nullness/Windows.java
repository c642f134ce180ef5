package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.List;

/** Window functions. They see other rows of the query as well: what holds in a CASE branch does not hold for those. */
final class Windows {
    // parsenodes.h, FRAMEOPTION_…: where the frame starts and ends, from which side of the current row.
    private static final int START_UNTIL_CURRENT = 0x20 | 0x200 | 0x800;
    private static final int END_FROM_CURRENT = 0x100 | 0x400 | 0x4000;
    private static final int WITHOUT_CURRENT = 0x8000 | 0x10000;

    private static final int LAG_ARGUMENTS = 3;

    private final Analysis analysis;

    Windows(Analysis analysis) {
        this.analysis = analysis;
    }

    boolean nonNull(Node call, Scope scope) {
        Scope anyRow = scope.level().scope();
        Catalog.Routine routine = analysis.routines().of(call);
        List<Node> args = call.nodes("args");
        if (call.flag("winagg")) {
            String rule = analysis.builtIns().aggregate(routine);
            return rule != null
                    && (rule.equals("never")
                            || (seesCurrentRow(call, scope) && (rule.equals("row") || firstNonNull(args, anyRow))));
        }
        String rule = analysis.builtIns().window(routine);
        return rule != null
                && switch (rule) {
                    case "never" -> true;
                    case "arguments" -> allNonNull(args, anyRow);
                    case "lag" -> args.size() == LAG_ARGUMENTS && allNonNull(args, anyRow);
                    case "frame" -> seesCurrentRow(call, scope) && firstNonNull(args, anyRow);
                    default -> false;
                };
    }

    /** Whether the frame always has the current row at least. */
    private static boolean seesCurrentRow(Node call, Scope scope) {
        if (call.node("aggfilter") != null) {
            return false;
        }
        for (Node window : scope.level().query().nodes("windowClause")) {
            if (window.integer("winref") == call.integer("winref")) {
                int options = window.integer("frameOptions");
                return (options & START_UNTIL_CURRENT) != 0
                        && (options & END_FROM_CURRENT) != 0
                        && (options & WITHOUT_CURRENT) == 0;
            }
        }
        return false;
    }

    private boolean firstNonNull(List<Node> args, Scope scope) {
        return !args.isEmpty() && analysis.expressions().nonNull(args.getFirst(), scope);
    }

    private boolean allNonNull(List<Node> args, Scope scope) {
        return args.stream().allMatch(arg -> analysis.expressions().nonNull(arg, scope));
    }
}
