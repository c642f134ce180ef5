package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Calls of functions and operators. */
final class Calls {
    /** What is told of infinite dates and intervals too; hours, say, are NULL there (timestamp.c, NonFiniteTimestampTzPart). */
    private static final Set<String> FIELDS_OF_INFINITY =
            Set.of("year", "decade", "century", "millennium", "julian", "isoyear", "epoch");

    private static final Set<String> EXTRACTING = Set.of("extract", "date_part");

    /** An error of the path is NULL only if the fourth argument, false where it is not written, asks for that. */
    private static final Set<String> TESTING_PATHS = Set.of("jsonb_path_exists", "jsonb_path_exists_tz");

    private static final int SILENT = 4;

    private final Analysis analysis;

    Calls(Analysis analysis) {
        this.analysis = analysis;
    }

    boolean nonNull(Node call, Scope scope) {
        Catalog.Routine routine = analysis.routines().of(call);
        List<Node> args = call.nodes("args");
        if (call.flag("funcretset") || call.flag("opretset")) {
            return !padded(scope.level()) && rowNonNull(call, 0, scope);
        }
        if (analysis.builtIns().total(routine)) {
            return args.stream().allMatch(arg -> argNonNull(arg.is("NAMEDARGEXPR") ? named(arg) : arg, scope));
        }
        if (routine.builtIn() && EXTRACTING.contains(routine.name())) {
            String field = args.isEmpty() ? null : Constants.text(args.getFirst());
            return field != null
                    && FIELDS_OF_INFINITY.contains(field.toLowerCase(Locale.ROOT))
                    && allNonNull(args, scope);
        }
        if (routine.builtIn() && TESTING_PATHS.contains(routine.name())) {
            boolean loud = args.size() < SILENT || Constants.isNotTrue(args.get(SILENT - 1));
            return loud && allNonNull(args, scope);
        }
        String condition = analysis.builtIns().notStrict(routine);
        return condition != null && notStrict(condition, args, call.flag("funcvariadic"), scope);
    }

    /** The value of {@code days => 1}. Where it matters which argument it is, nothing is claimed. */
    private static Node named(Node argument) {
        Node value = argument.node("arg");
        return value == null ? argument : value;
    }

    private boolean notStrict(String condition, List<Node> args, boolean variadic, Scope scope) {
        return switch (condition) {
            case "never" -> true;
            case "all" -> args.stream().anyMatch(arg -> argNonNull(arg, scope));
            case "first" -> nonNull(args, 0, scope);
            case "first-two" -> nonNull(args, 0, scope) && nonNull(args, 1, scope);
            case "third" -> args.size() < 3 || nonNull(args, 2, scope);
            case "any" -> allNonNull(args, scope);
            case "variadic" -> !variadic || nonNull(args, args.size() - 1, scope);
            case "first-variadic" -> nonNull(args, 0, scope) && (!variadic || nonNull(args, args.size() - 1, scope));
            default -> false;
        };
    }

    /** Whether a column, from 0, of the rows that a set-returning function gives is never NULL. */
    boolean rowNonNull(Node call, int column, Scope scope) {
        List<String> columns = analysis.builtIns().rows(analysis.routines().of(call));
        if (column >= columns.size()) {
            return false;
        }
        List<Node> args = call.nodes("args");
        return switch (columns.get(column)) {
            case "not-null" -> true;
            case "element" -> args.size() == 1 && analysis.elements().nonNull(args.getFirst(), scope);
            // Without the third argument no part of the text stands for NULL.
            case "null-string" -> args.size() == 2;
            default -> false;
        };
    }

    /** Set-returning functions of one SELECT list go in step: the shorter ones are filled up with NULL. */
    private static boolean padded(Level level) {
        long sets = level.query().nodes("targetList").stream()
                .mapToLong(Calls::setReturning)
                .sum();
        return sets > 1;
    }

    private static int setReturning(Node entry) {
        int[] count = new int[1];
        boolean none = !entry.any(node -> {
            count[0] += node.flag("funcretset") || node.flag("opretset") ? 1 : 0;
            return false;
        });
        return none ? count[0] : 0;
    }

    private boolean nonNull(List<Node> args, int index, Scope scope) {
        return index >= 0 && index < args.size() && argNonNull(args.get(index), scope);
    }

    private boolean argNonNull(Node arg, Scope scope) {
        return analysis.expressions().nonNull(arg, scope);
    }

    private boolean allNonNull(List<Node> args, Scope scope) {
        return args.stream().allMatch(arg -> argNonNull(arg, scope));
    }
}
