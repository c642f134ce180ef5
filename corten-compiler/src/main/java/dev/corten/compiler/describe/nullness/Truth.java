package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What follows from a condition: T(e), Fa(e), N(e) and nottrue(e) of docs/nullness.md. */
final class Truth {
    private static final String AND = "and";
    private static final String OR = "or";

    private final Analysis analysis;

    Truth(Analysis analysis) {
        this.analysis = analysis;
    }

    /** T(e): what holds where {@code e} is TRUE; nothing for no condition. */
    Facts isTrue(@Nullable Node e, Scope scope) {
        if (e == null) {
            return Facts.NONE;
        }
        return switch (e.label()) {
            case "BOOLEXPR" ->
                switch (operator(e)) {
                    case AND -> all(e.nodes("args"), arg -> isTrue(arg, scope));
                    case OR -> any(e.nodes("args"), arg -> isTrue(arg, scope));
                    default -> isFalse(e.nodes("args").getFirst(), scope);
                };
            case "NULLTEST" -> isNotNullTest(e) ? testedNotNull(e, scope) : Facts.NONE;
            case "BOOLEANTEST" ->
                switch (BooleanTest.of(e)) {
                    case IS_TRUE -> isTrue(e.node("arg"), scope);
                    case IS_FALSE -> isFalse(argument(e), scope);
                    case IS_NOT_UNKNOWN -> notNull(argument(e), scope);
                    default -> Facts.NONE;
                };
            case "SUBLINK" -> analysis.sublinks().isTrue(e, scope);
            case "SCALARARRAYOPEXPR" -> arrayComparison(e, e.flag("useOr"), scope);
            case "OPEXPR" -> comparison(e, true, scope);
            default -> notNull(e, scope);
        };
    }

    /** Fa(e): what holds where {@code e} is FALSE. */
    Facts isFalse(Node e, Scope scope) {
        return switch (e.label()) {
            case "BOOLEXPR" ->
                switch (operator(e)) {
                    case AND -> any(e.nodes("args"), arg -> isFalse(arg, scope));
                    case OR -> all(e.nodes("args"), arg -> isFalse(arg, scope));
                    default -> isTrue(e.nodes("args").getFirst(), scope);
                };
            case "NULLTEST" -> isNotNullTest(e) ? Facts.NONE : testedNotIsNull(e, scope);
            case "BOOLEANTEST" ->
                switch (BooleanTest.of(e)) {
                    case IS_UNKNOWN -> notNull(argument(e), scope);
                    case IS_NOT_TRUE -> isTrue(e.node("arg"), scope);
                    case IS_NOT_FALSE -> isFalse(argument(e), scope);
                    default -> Facts.NONE;
                };
            case "DISTINCTEXPR" -> same(e.nodes("args"), scope);
            case "SUBLINK" -> Facts.NONE;
            case "SCALARARRAYOPEXPR" -> arrayComparison(e, !e.flag("useOr"), scope);
            case "OPEXPR" -> comparison(e, false, scope);
            default -> notNull(e, scope);
        };
    }

    private Facts comparison(Node e, boolean truth, Scope scope) {
        return Aggregates.provesRows(e, analysis.routines(), truth)
                ? notNull(e, scope).and(Facts.of(new Fact.NonEmptyGroup()))
                : notNull(e, scope);
    }

    /** nottrue(e): what holds where {@code e} is FALSE or NULL, as in the branches after it. */
    Facts notTrue(Node e, Scope scope) {
        Facts facts = Facts.NONE;
        if (e.is("BOOLEXPR")) {
            facts = switch (operator(e)) {
                case AND -> any(e.nodes("args"), arg -> notTrue(arg, scope));
                case OR -> all(e.nodes("args"), arg -> notTrue(arg, scope));
                default -> Facts.NONE;
            };
        }
        return analysis.expressions().nonNull(e, scope) ? facts.and(isFalse(e, scope)) : facts;
    }

    /** N(e): what holds where {@code e} is not NULL. */
    Facts notNull(Node e, Scope scope) {
        Facts facts =
                switch (e.label()) {
                    case "VAR" -> variable(e, scope);
                    case "FUNCEXPR", "OPEXPR" ->
                        analysis.routines().of(e).strict() ? allNotNull(e.nodes("args"), scope) : Facts.NONE;
                    case "SCALARARRAYOPEXPR" -> arrayComparison(e, false, scope);
                    case "BOOLEXPR", "COALESCEEXPR", "MINMAXEXPR" -> any(e.nodes("args"), arg -> notNull(arg, scope));
                    case "NULLIFEXPR" -> notNull(e.nodes("args").getFirst(), scope);
                    case "RELABELTYPE",
                            "COERCEVIAIO",
                            "ARRAYCOERCEEXPR",
                            "CONVERTROWTYPEEXPR",
                            "COLLATEEXPR",
                            "COERCETODOMAIN",
                            "FIELDSELECT" -> notNull(argument(e), scope);
                    case "SUBSCRIPTINGREF" -> fetched(e, scope);
                    case "ROWCOMPAREEXPR" ->
                        notNull(e.nodes("largs").getFirst(), scope)
                                .and(notNull(e.nodes("rargs").getFirst(), scope));
                    case "AGGREF" ->
                        analysis.aggregates().needsRows(e) ? Facts.of(new Fact.NonEmptyGroup()) : Facts.NONE;
                    default -> Facts.NONE;
                };
        return !e.is("VAR") && analysis.routines().repeatable(e)
                ? facts.and(Facts.of(new Fact.Expression(e.canonical())))
                : facts;
    }

    private Facts allNotNull(List<Node> nodes, Scope scope) {
        return all(nodes, node -> notNull(node, scope));
    }

    private Facts variable(Node variable, Scope scope) {
        int up = variable.integer("varlevelsup");
        int entry = variable.integer("varno");
        Facts facts = Facts.of(
                new Fact.Column(up, entry, variable.integer("varattno"), variable.integer("varreturningtype")),
                new Fact.Present(up, entry));
        Scope owner = scope.up(up);
        Node alias = owner == null || up > 0 ? null : analysis.entries().alias(variable, owner.level());
        return alias == null ? facts : facts.and(notNull(alias, scope));
    }

    /** {@code x IS NOT NULL}; of a row, every field. */
    private Facts testedNotNull(Node test, Scope scope) {
        Node argument = argument(test);
        if (!test.flag("argisrow")) {
            return notNull(argument, scope);
        }
        if (argument.is("ROWEXPR")) {
            return allNotNull(argument.nodes("args"), scope);
        }
        Facts facts = notNull(argument, scope);
        return argument.is("VAR") && argument.integer("varattno") == 0
                ? facts.and(Facts.of(new Fact.Whole(argument.integer("varlevelsup"), argument.integer("varno"))))
                : facts;
    }

    /** {@code x IS NULL} is FALSE; of a row, this says that one field is there, nobody knows which. */
    private Facts testedNotIsNull(Node test, Scope scope) {
        Node argument = argument(test);
        return test.flag("argisrow") && argument.is("ROWEXPR") ? Facts.NONE : notNull(argument, scope);
    }

    /** {@code a IS NOT DISTINCT FROM b}: if one is not NULL, neither is the other. */
    private Facts same(List<Node> args, Scope scope) {
        Facts facts = Facts.NONE;
        for (int i = 0; i < 2; i++) {
            if (analysis.expressions().nonNull(args.get(i), scope)) {
                facts = facts.and(notNull(args.get(1 - i), scope));
            }
        }
        return facts;
    }

    /**
     * {@code x op ANY|ALL (array)} is not NULL. Over an empty array it is FALSE or TRUE whatever x is; {@code found} is
     * whether an element decided it.
     */
    private Facts arrayComparison(Node e, boolean found, Scope scope) {
        if (!analysis.routines().of(e).strict()) {
            return Facts.NONE;
        }
        Node array = e.nodes("args").get(1);
        Facts facts = notNull(array, scope);
        boolean nonEmpty = (array.is("ARRAYEXPR")
                        && !array.flag("multidims")
                        && !array.nodes("elements").isEmpty())
                || Constants.nonEmptyArray(array);
        return found || nonEmpty ? facts.and(notNull(e.nodes("args").getFirst(), scope)) : facts;
    }

    private Facts fetched(Node e, Scope scope) {
        if (e.node("refassgnexpr") != null) {
            return Facts.NONE;
        }
        Node container = e.node("refexpr");
        Facts facts = container == null ? Facts.NONE : notNull(container, scope);
        return facts.and(allNotNull(e.nodes("refupperindexpr"), scope))
                .and(allNotNull(e.nodes("reflowerindexpr"), scope));
    }

    private static Facts all(List<Node> nodes, Function<Node, Facts> facts) {
        Facts all = Facts.NONE;
        for (Node node : nodes) {
            all = all.and(facts.apply(node));
        }
        return all;
    }

    private static Facts any(List<Node> nodes, Function<Node, Facts> facts) {
        Facts any = null;
        for (Node node : nodes) {
            any = any == null ? facts.apply(node) : any.or(facts.apply(node));
        }
        return any == null ? Facts.NONE : any;
    }

    static String operator(Node boolExpression) {
        String operator = boolExpression.text("boolop");
        return operator == null ? "" : operator;
    }

    static boolean isNotNullTest(Node test) {
        return test.integer("nulltesttype") == 1;
    }

    private static Node argument(Node e) {
        Node argument = e.node("arg");
        return argument == null ? Node.of("NOTHING", java.util.Map.of()) : argument;
    }

    /** {@code BoolTestType}, in its order. */
    private enum BooleanTest {
        IS_TRUE,
        IS_NOT_TRUE,
        IS_FALSE,
        IS_NOT_FALSE,
        IS_UNKNOWN,
        IS_NOT_UNKNOWN;

        static BooleanTest of(Node test) {
            return values()[Math.floorMod(test.integer("booltesttype"), values().length)];
        }
    }
}
