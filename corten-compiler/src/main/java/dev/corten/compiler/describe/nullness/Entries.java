package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables: columns of what is in FROM. */
final class Entries {
    private static final int FULL = 2;

    private final Analysis analysis;

    Entries(Analysis analysis) {
        this.analysis = analysis;
    }

    boolean nonNull(Node variable, Scope scope) {
        int up = variable.integer("varlevelsup");
        int number = variable.integer("varno");
        int attribute = variable.integer("varattno");
        int version = variable.integer("varreturningtype");
        Scope owner = scope.up(up);
        if (owner == null) {
            return false;
        }
        Target target = owner.level().target();
        if (target != null) {
            boolean isTarget = target.entry() == number;
            if (!isTarget && target.sourceMayBeAbsent()) {
                return false;
            }
            if (isTarget) {
                return target.versions(version).anyMatch(v -> scope.knowsColumn(up, number, attribute, v))
                        || target.nonNull(attribute, version);
            }
        }
        return scope.knowsColumn(up, number, attribute, version)
                || (!nulled(variable, number, scope, up, owner) && nonNull(number, attribute, owner));
    }

    /** A variable is nulled by the outer joins above it, which it names, and by grouping sets without it. */
    private static boolean nulled(Node variable, int number, Scope scope, int up, Scope owner) {
        for (int by : variable.integers("varnullingrels")) {
            OuterJoin join = owner.level().outerJoin(by);
            if (join == null || (by != owner.ignoredJoin() && join.nulls(number, scope, up))) {
                return true;
            }
        }
        return false;
    }

    private boolean nonNull(int number, int attribute, Scope owner) {
        Level level = owner.level();
        Node entry = level.entry(number);
        if (entry == null) {
            return false;
        }
        return switch (Kind.of(entry)) {
            case TABLE -> analysis.tables().nonNull(entry, attribute);
            case SUBQUERY -> attribute == 0 || has(analysis.fromColumns(number, entry, level), attribute);
            case JOIN -> ofJoin(number, entry, attribute, owner);
            case FUNCTION -> ofFunction(entry, attribute, owner);
            case VALUES -> attribute > 0 && ofValues(entry, attribute, owner);
            case WITH -> attribute > 0 && has(analysis.withColumns(entry, owner), attribute);
            case GROUP -> ofGroup(number, entry, attribute, level);
            case TABLE_FUNCTION, RESULT, OTHER -> false;
        };
    }

    private static boolean has(List<Boolean> columns, int attribute) {
        return attribute >= 1 && attribute <= columns.size() && columns.get(attribute - 1);
    }

    /** What a column of a join stands for; not of a FULL JOIN, where it may be one of two. */
    @Nullable
    Node alias(Node variable, Level level) {
        Node entry = level.entry(variable.integer("varno"));
        return entry == null || Kind.of(entry) != Kind.JOIN || entry.integer("jointype") == FULL
                ? null
                : alias(entry, variable.integer("varattno"));
    }

    private static @Nullable Node alias(Node join, int attribute) {
        return join.node("joinaliasvars", attribute - 1);
    }

    private boolean ofJoin(int number, Node join, int attribute, Scope owner) {
        Node alias = alias(join, attribute);
        if (alias == null) {
            return false;
        }
        Expressions expressions = analysis.expressions();
        return expressions.nonNull(alias, owner)
                || (join.integer("jointype") == FULL
                        && alias.is("COALESCEEXPR")
                        && alias.nodes("args").stream()
                                .allMatch(arg -> expressions.nonNull(arg, owner.ignoring(number))));
    }

    private boolean ofFunction(Node entry, int attribute, Scope owner) {
        List<Node> functions = entry.nodes("functions");
        int columns = functions.stream()
                .mapToInt(function -> function.integer("funccolcount"))
                .sum();
        if (entry.flag("funcordinality") && attribute == columns + 1) {
            return true;
        }
        if (functions.size() > 1) {
            // The shorter ones are filled up with NULL.
            return attribute >= 1
                    && attribute <= functions.size()
                    && inStep(functions)
                    && analysis.calls().rowNonNull(call(functions.get(attribute - 1)), 0, owner);
        }
        Node call = functions.isEmpty() ? null : functions.getFirst().node("funcexpr");
        if (call == null || attribute < 1) {
            return false;
        }
        if (call.flag("funcretset")) {
            return analysis.calls().rowNonNull(call, attribute - 1, owner);
        }
        boolean scalar =
                columns == 1 && (!call.is("FUNCEXPR") || !analysis.catalog().composite(call.integer("funcresulttype")));
        return scalar && analysis.expressions().nonNull(call, owner);
    }

    /** Whether each is {@code unnest} of a parameter, all of them arrays of the same length. */
    private boolean inStep(List<Node> functions) {
        List<Integer> numbers = functions.stream()
                .flatMap(function -> unnested(call(function)).stream())
                .toList();
        return numbers.size() == functions.size() && analysis.sameLength(numbers);
    }

    /** The number of the parameter whose elements column {@code attribute} of the functions {@code entry} has. */
    Optional<Integer> unnested(Node entry, int attribute) {
        List<Node> functions = entry.nodes("functions");
        return attribute >= 1 && attribute <= functions.size()
                ? unnested(call(functions.get(attribute - 1)))
                : Optional.empty();
    }

    private Optional<Integer> unnested(Node call) {
        return Optional.of(call)
                .filter(c -> c.is("FUNCEXPR")
                        && analysis.routines().of(c).name().equals("unnest")
                        && analysis.routines().of(c).builtIn())
                .map(c -> c.nodes("args").getFirst())
                .filter(array -> array.is("PARAM") && array.integer("paramkind") == 0)
                .map(array -> array.integer("paramid"));
    }

    private static Node call(Node function) {
        Node call = function.node("funcexpr");
        return call == null ? function : call;
    }

    private boolean ofValues(Node entry, int attribute, Scope owner) {
        List<List<Node>> rows = entry.rows("values_lists");
        return !rows.isEmpty()
                && rows.stream()
                        .allMatch(row -> attribute <= row.size()
                                && analysis.expressions().nonNull(row.get(attribute - 1), owner));
    }

    /** A grouped expression: in all grouping sets, also where GROUP BY has it twice. */
    private boolean ofGroup(int number, Node entry, int attribute, Level level) {
        List<Node> expressions = entry.nodes("groupexprs");
        if (attribute < 1 || attribute > expressions.size()) {
            return false;
        }
        Node expression = expressions.get(attribute - 1);
        List<Node> sets = level.query().nodes("groupingSets");
        if (!sets.isEmpty()) {
            Set<Integer> always = Aggregates.inAllSets(sets);
            List<Node> clauses = level.query().nodes("groupClause");
            for (int i = 0; i < expressions.size(); i++) {
                boolean same = expressions.get(i).canonical().equals(expression.canonical());
                if (same
                        && (clauses.size() != expressions.size()
                                || !always.contains(clauses.get(i).integer("tleSortGroupRef")))) {
                    return false;
                }
            }
        }
        return analysis.expressions().nonNull(expression, level.rowScope());
    }

    /** {@code RTEKind}, in its order. */
    enum Kind {
        TABLE,
        SUBQUERY,
        JOIN,
        FUNCTION,
        TABLE_FUNCTION,
        VALUES,
        WITH,
        OTHER,
        RESULT,
        GROUP;

        static Kind of(Node entry) {
            int kind = entry.integer("rtekind");
            return kind >= 0 && kind < values().length ? values()[kind] : OTHER;
        }
    }
}
