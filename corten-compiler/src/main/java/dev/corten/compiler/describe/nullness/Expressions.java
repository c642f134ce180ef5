package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an expression is never NULL where it is looked at: the table of docs/nullness.md, a rule a node. */
final class Expressions {
    private static final int EXTERNAL = 0;
    private static final int SUBLINK = 2;
    private static final int CURRENT_SCHEMA = 14;
    private static final int XML_ELEMENT = 1;
    private static final int JSON_OBJECT = 1;
    private static final int JSON_ARRAY = 2;
    private static final int JSON_EXISTS = 0;

    /** {@code JsonBehaviorType} ERROR, TRUE, FALSE. */
    private static final Set<Integer> DECIDED_ERRORS = Set.of(1, 3, 4);

    private final Analysis analysis;

    Expressions(Analysis analysis) {
        this.analysis = analysis;
    }

    boolean nonNull(@Nullable Node e, Scope scope) {
        return e != null && (byRule(e, scope) || byFact(e, scope));
    }

    private static boolean byFact(Node e, Scope scope) {
        return !e.is("VAR") && !e.is("CONST") && scope.knowsExpression(e.canonical());
    }

    private boolean allNonNull(List<Node> nodes, Scope scope) {
        return nodes.stream().allMatch(node -> nonNull(node, scope));
    }

    private boolean byRule(Node e, Scope scope) {
        return switch (e.label()) {
            case "VAR" -> analysis.entries().nonNull(e, scope);
            case "CONST" -> !e.flag("constisnull");
            case "PARAM" -> parameter(e, scope);
            case "FUNCEXPR", "OPEXPR" -> analysis.calls().nonNull(e, scope);
            case "SCALARARRAYOPEXPR" -> arrayComparison(e, scope);
            case "BOOLEXPR" -> logic(e, scope);
            case "COALESCEEXPR", "MINMAXEXPR" ->
                e.nodes("args").stream().anyMatch(arg -> nonNull(arg, scope)) || oneOfBothSides(e.nodes("args"), scope);
            case "CASEEXPR" -> branches(e, scope);
            case "NULLTEST", "BOOLEANTEST", "DISTINCTEXPR", "ARRAYEXPR", "ROWEXPR", "GROUPINGFUNC" -> true;
            case "MERGESUPPORTFUNC", "NEXTVALUEEXPR" -> true;
            case "SQLVALUEFUNCTION" -> e.integer("op") != CURRENT_SCHEMA;
            case "ROWCOMPAREEXPR" -> rowComparison(e, scope);
            case "RELABELTYPE", "COERCEVIAIO", "ARRAYCOERCEEXPR", "CONVERTROWTYPEEXPR", "COLLATEEXPR" ->
                nonNull(e.node("arg"), scope);
            case "COERCETODOMAIN" ->
                nonNull(e.node("arg"), scope) || analysis.catalog().refusesNull(e.integer("resulttype"));
            case "FIELDSELECT" -> field(e, scope);
            case "SUBSCRIPTINGREF" -> slice(e, scope);
            case "SUBLINK" -> analysis.sublinks().nonNull(e, scope);
            case "AGGREF" -> analysis.aggregates().nonNull(e, scope);
            case "WINDOWFUNC" -> analysis.windows().nonNull(e, scope);
            case "JSONCONSTRUCTOREXPR" -> json(e, scope);
            case "JSONEXPR" -> jsonExists(e, scope);
            case "JSONVALUEEXPR" -> nonNull(e.node("formatted_expr"), scope);
            case "XMLEXPR" -> e.integer("op") == XML_ELEMENT;
            case "JSONISPREDICATE" -> nonNull(e.node("expr"), scope);
            default -> false;
        };
    }

    /** Whether an argument for each side of a FULL JOIN, one of which is there, is not NULL where that side is. */
    private boolean oneOfBothSides(List<Node> args, Scope scope) {
        for (Map.Entry<Integer, OuterJoin> join : scope.level().outerJoins().entrySet()) {
            OuterJoin sides = join.getValue();
            Scope found = scope.ignoring(join.getKey());
            if (sides.type() == OuterJoin.Type.FULL
                    && args.stream().anyMatch(arg -> without(sides.right(), arg) && nonNull(arg, found))
                    && args.stream().anyMatch(arg -> without(sides.left(), arg) && nonNull(arg, found))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an expression certainly has no column of these entries. */
    private static boolean without(Set<Integer> entries, Node e) {
        return !e.any(node -> node.is("SUBLINK")
                || (node.is("VAR") && node.integer("varlevelsup") == 0 && entries.contains(node.integer("varno"))));
    }

    private boolean parameter(Node e, Scope scope) {
        int number = e.integer("paramid");
        return switch (e.integer("paramkind")) {
            case EXTERNAL ->
                analysis.nonNullParameter(number) || analysis.catalog().refusesNull(e.integer("paramtype"));
            case SUBLINK ->
                number >= 1
                        && number <= scope.sublink().size()
                        && scope.sublink().get(number - 1);
            default -> false;
        };
    }

    private boolean arrayComparison(Node e, Scope scope) {
        return analysis.builtIns().total(analysis.routines().of(e))
                && allNonNull(e.nodes("args"), scope)
                && analysis.elements().nonNull(e.nodes("args").get(1), scope);
    }

    private boolean rowComparison(Node e, Scope scope) {
        return analysis.routines().ofOperators(e.integers("opnos")).stream().allMatch(analysis.builtIns()::total)
                && allNonNull(e.nodes("largs"), scope)
                && allNonNull(e.nodes("rargs"), scope);
    }

    /**
     * AND, OR, NOT. {@code a AND b} is NULL only if none is FALSE: so if a is not NULL, b is looked at where a is TRUE;
     * in any order, whatever order they are executed in.
     */
    private boolean logic(Node e, Scope scope) {
        List<Node> open = new ArrayList<>(e.nodes("args"));
        Scope here = scope;
        for (boolean found = true; found && !open.isEmpty(); ) {
            found = false;
            for (Node arg : List.copyOf(open)) {
                if (nonNull(arg, here)) {
                    open.remove(arg);
                    here = here.with(
                            Truth.operator(e).equals("and")
                                    ? analysis.truth().isTrue(arg, here)
                                    : analysis.truth().isFalse(arg, here));
                    found = true;
                }
            }
        }
        return open.isEmpty();
    }

    private boolean branches(Node e, Scope scope) {
        Scope here = scope;
        for (Node branch : e.nodes("args")) {
            Node condition = branch.node("expr");
            if (condition == null || Constants.isNotTrue(condition)) {
                continue;
            }
            Facts holds = analysis.truth().isTrue(condition, here).and(compared(e.node("arg"), condition, here));
            if (!nonNull(branch.node("result"), here.with(holds))) {
                return false;
            }
            if (Constants.isTrue(condition)) {
                return true;
            }
            here = here.with(analysis.truth().notTrue(condition, here));
        }
        return nonNull(e.node("defresult"), here);
    }

    /** {@code CASE x WHEN y}: where the branch is taken, x was equal to something, so it is not NULL. */
    private Facts compared(@Nullable Node argument, Node condition, Scope scope) {
        if (argument == null || !condition.is("OPEXPR")) {
            return Facts.NONE;
        }
        boolean compares = analysis.routines().of(condition).strict()
                && condition.nodes("args").stream().anyMatch(Expressions::standsForArgument);
        return compares ? analysis.truth().notNull(argument, scope) : Facts.NONE;
    }

    private static boolean standsForArgument(Node e) {
        Node inner = e.is("RELABELTYPE") ? e.node("arg") : e;
        return inner != null && inner.is("CASETESTEXPR");
    }

    /** JSON_EXISTS, unless errors are to be UNKNOWN. */
    private boolean jsonExists(Node e, Scope scope) {
        Node onError = e.node("on_error");
        return e.integer("op") == JSON_EXISTS
                && onError != null
                && DECIDED_ERRORS.contains(onError.integer("btype"))
                && nonNull(e.node("formatted_expr"), scope)
                && nonNull(e.node("path_spec"), scope);
    }

    private boolean field(Node e, Scope scope) {
        Node row = e.node("arg");
        int number = e.integer("fieldnum");
        return row != null
                && row.is("ROWEXPR")
                && number >= 1
                && number <= row.nodes("args").size()
                && nonNull(row.nodes("args").get(number - 1), scope);
    }

    /** A slice is an array even where it reaches over the ends; an element there is NULL. */
    private boolean slice(Node e, Scope scope) {
        List<Node> lower = e.nodes("reflowerindexpr");
        boolean slice = !lower.isEmpty() && e.node("refassgnexpr") == null;
        return slice
                && nonNull(e.node("refexpr"), scope)
                && allNonNull(lower, scope)
                && allNonNull(e.nodes("refupperindexpr"), scope);
    }

    private boolean json(Node e, Scope scope) {
        int type = e.integer("type");
        return type == JSON_OBJECT
                || type == JSON_ARRAY
                || (e.node("func") != null ? nonNull(e.node("func"), scope) : allNonNull(e.nodes("args"), scope));
    }
}
