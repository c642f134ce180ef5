package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Aggregates, and whether groups have rows. */
final class Aggregates {
    private static final Pattern COMPARISON = Pattern.compile("int(?:8|84|82|48|28)(eq|ne|gt|ge|lt|le)");

    private final Analysis analysis;

    Aggregates(Analysis analysis) {
        this.analysis = analysis;
    }

    boolean nonNull(Node aggregate, Scope scope) {
        String rule = analysis.builtIns().aggregate(analysis.routines().of(aggregate));
        if (rule == null) {
            return false;
        }
        if (rule.equals("never")) {
            return true;
        }
        if (aggregate.integer("agglevelsup") != 0 || aggregate.node("aggfilter") != null || !hasRows(scope)) {
            return false;
        }
        // What is aggregated is looked at row by row: what is known of groups says nothing of them.
        Scope rows = scope.level().rowScope();
        return rule.equals("row")
                || (argumentNonNull(aggregate, rows)
                        && aggregate.nodes("aggdirectargs").stream()
                                .allMatch(arg -> analysis.expressions().nonNull(arg, rows)));
    }

    /** Whether the first argument, the one that is aggregated, is never NULL. */
    private boolean argumentNonNull(Node aggregate, Scope rows) {
        List<Node> args = aggregate.nodes("args");
        return !args.isEmpty() && analysis.expressions().nonNull(args.getFirst().node("expr"), rows);
    }

    /** Whether it is NULL over no rows. */
    boolean needsRows(Node aggregate) {
        String rule = analysis.builtIns().aggregate(analysis.routines().of(aggregate));
        return aggregate.integer("agglevelsup") == 0 && rule != null && !rule.equals("never");
    }

    /** Whether each group has a row, so that an aggregate over what is not NULL is not NULL. */
    private boolean hasRows(Scope scope) {
        return scope.facts().has(new Fact.NonEmptyGroup())
                || scope.level().facts.has(new Fact.NonEmptyGroup())
                || !groupsMayBeEmpty(scope.level().query())
                || analysis.rows().fromHasRows(scope.level());
    }

    /**
     * Whether a query gives a row for a group without rows: without GROUP BY, or with an empty grouping set. Not even
     * what WHERE says of parameters holds then.
     */
    static boolean groupsMayBeEmpty(Node query) {
        List<Node> sets = query.nodes("groupingSets");
        return sets.isEmpty()
                ? query.nodes("groupClause").isEmpty() && (query.flag("hasAggs") || query.node("havingQual") != null)
                : sets.stream().allMatch(Aggregates::mayBeEmpty);
    }

    /** Whether this part of GROUP BY may group by nothing, which gives a group even of no rows. */
    private static boolean mayBeEmpty(Node set) {
        return switch (GroupingSet.of(set)) {
            case SIMPLE -> set.integers("content").isEmpty();
            case SETS -> set.nodes("content").stream().anyMatch(Aggregates::mayBeEmpty);
            case EMPTY, ROLLUP, CUBE -> true;
        };
    }

    /** The expressions, by {@code tleSortGroupRef}, that are in each of the grouping sets. */
    static Set<Integer> inAllSets(List<Node> sets) {
        Set<Integer> all = new HashSet<>();
        for (Node set : sets) {
            switch (GroupingSet.of(set)) {
                case SIMPLE -> all.addAll(set.integers("content"));
                case SETS -> {
                    Set<Integer> common = null;
                    for (Node part : set.nodes("content")) {
                        Set<Integer> ofPart = inAllSets(List.of(part));
                        if (common == null) {
                            common = ofPart;
                        } else {
                            common.retainAll(ofPart);
                        }
                    }
                    all.addAll(common == null ? Set.of() : common);
                }
                case EMPTY, ROLLUP, CUBE -> {}
            }
        }
        return all;
    }

    /**
     * Whether {@code count(…) > 0} follows from it being TRUE, or FALSE where {@code truth} is: from {@code count(…) = 1},
     * say, or {@code count(…) = 0}.
     */
    static boolean provesRows(Node comparison, Routines routines, boolean truth) {
        List<Node> args = comparison.nodes("args");
        if (args.size() != 2) {
            return false;
        }
        boolean countFirst = args.getFirst().is("AGGREF");
        Node count = args.get(countFirst ? 0 : 1);
        OptionalLong bound = Constants.number(args.get(countFirst ? 1 : 0));
        if (!count.is("AGGREF") || bound.isEmpty() || count.integer("agglevelsup") != 0) {
            return false;
        }
        Catalog.Routine counting = routines.of(count);
        Catalog.Routine comparing = routines.of(comparison);
        Matcher operator = COMPARISON.matcher(comparing.source());
        if (!counting.builtIn() || !counting.name().equals("count") || !comparing.builtIn() || !operator.matches()) {
            return false;
        }
        long c = bound.getAsLong();
        // What is FALSE the other way round is TRUE this way: NOT count < 1 is count >= 1.
        boolean more = countFirst == truth;
        return switch (operator.group(1)) {
            case "gt" -> more && c >= (truth ? 0 : 1);
            case "ge" -> more && c >= (truth ? 1 : 0);
            case "lt" -> !more && c >= (truth ? 0 : 1);
            case "le" -> !more && c >= (truth ? 1 : 0);
            case "eq" -> truth ? c >= 1 : c == 0;
            case "ne" -> truth ? c == 0 : c >= 1;
            default -> false;
        };
    }

    /** {@code GroupingSetKind}, in its order. */
    private enum GroupingSet {
        EMPTY,
        SIMPLE,
        ROLLUP,
        CUBE,
        SETS;

        static GroupingSet of(Node set) {
            int kind = set.integer("kind");
            return kind >= 0 && kind < values().length ? values()[kind] : EMPTY;
        }
    }
}
