package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.List;
import java.util.Set;

/** Finds the function behind a node, and what repeats when it is written twice. */
final class Routines {
    /** What an expression that gives the same each time may consist of, if its functions do. */
    private static final Set<String> REPEATABLE = Set.of(
            "VAR",
            "CONST",
            "PARAM",
            "FUNCEXPR",
            "OPEXPR",
            "SCALARARRAYOPEXPR",
            "NULLIFEXPR",
            "DISTINCTEXPR",
            "BOOLEXPR",
            "NULLTEST",
            "BOOLEANTEST",
            "COALESCEEXPR",
            "MINMAXEXPR",
            "CASEEXPR",
            "CASEWHEN",
            "RELABELTYPE",
            "COERCEVIAIO",
            "COLLATEEXPR",
            "ARRAYEXPR",
            "ROWEXPR",
            "SUBSCRIPTINGREF",
            "FIELDSELECT",
            "SQLVALUEFUNCTION",
            "AGGREF",
            "WINDOWFUNC",
            "TARGETENTRY",
            "SORTGROUPCLAUSE");

    private static final int EXTERNAL = 0;

    private final Catalog catalog;

    Routines(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The function, operator, aggregate or window function that this node calls. */
    Catalog.Routine of(Node call) {
        return switch (call.label()) {
            case "FUNCEXPR" -> catalog.routine(call.integer("funcid"));
            case "AGGREF" -> catalog.routine(call.integer("aggfnoid"));
            case "WINDOWFUNC" -> catalog.routine(call.integer("winfnoid"));
            default -> {
                // Expressions that the catalog keeps may lack it.
                int function = call.integer("opfuncid");
                yield catalog.routine(function == 0 ? catalog.functionOf(call.integer("opno")) : function);
            }
        };
    }

    /** The functions of the operators of a row comparison. */
    List<Catalog.Routine> ofOperators(List<Integer> operators) {
        return operators.stream()
                .map(operator -> catalog.routine(catalog.functionOf(operator)))
                .toList();
    }

    /** Whether the expression gives the same wherever it is written in a query: user functions may say so and lie. */
    boolean repeatable(Node expression) {
        return !expression.is("CONST") && !expression.any(node -> !repeats(node));
    }

    private boolean repeats(Node node) {
        return REPEATABLE.contains(node.label())
                && switch (node.label()) {
                    case "PARAM" -> node.integer("paramkind") == EXTERNAL;
                    case "FUNCEXPR" -> !node.flag("funcretset") && repeats(of(node));
                    case "AGGREF", "WINDOWFUNC" -> of(node).builtIn();
                    case "OPEXPR", "SCALARARRAYOPEXPR", "NULLIFEXPR", "DISTINCTEXPR" ->
                        !node.flag("opretset") && repeats(of(node));
                    default -> true;
                };
    }

    private static boolean repeats(Catalog.Routine routine) {
        return routine.builtIn() && routine.stable();
    }
}
