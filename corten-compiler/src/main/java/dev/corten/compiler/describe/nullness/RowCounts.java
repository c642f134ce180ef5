package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Whether a query certainly gives a row. */
final class RowCounts {
    private final Analysis analysis;

    RowCounts(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Whether {@code query}, in {@code parent}, gives at least one row whatever is in the tables. */
    boolean atLeastOneRow(Node query, @Nullable Scope parent) {
        if (query.integer("commandType") == Target.INSERT) {
            return inserts(query, parent);
        }
        if (query.integer("commandType") != Analysis.SELECT
                || query.flag("hasTargetSRFs")
                || !query.nodes("rowMarks").isEmpty()
                || !limitKeepsOne(query)) {
            return false;
        }
        Node operations = query.node("setOperations");
        Level level = new Level(query, parent);
        if (operations != null) {
            return SetOperations.atLeastOneRow(operations, arm -> entryHasRows(arm, level));
        }
        if (query.node("havingQual") != null || !query.nodes("groupingSets").isEmpty()) {
            return false;
        }
        boolean oneGroup = query.flag("hasAggs") && query.nodes("groupClause").isEmpty();
        return oneGroup || fromHasRows(level);
    }

    /** An INSERT returns what it is given, if nothing takes it away on the way. */
    private boolean inserts(Node query, @Nullable Scope parent) {
        Level level = new Level(query, parent);
        Target target = Target.of(level, analysis);
        return target != null
                && target.writtenAsAssigned()
                && conflictKeepsRow(query.node("onConflict"))
                && !query.flag("hasTargetSRFs")
                && !query.nodes("returningList").isEmpty()
                && fromHasRows(level);
    }

    /** DO UPDATE without a condition returns the row that was there. */
    private static boolean conflictKeepsRow(@Nullable Node conflict) {
        return conflict == null
                || (conflict.integer("action") == Target.DO_UPDATE && conflict.node("onConflictWhere") == null);
    }

    private static boolean limitKeepsOne(Node query) {
        Node limit = query.node("limitCount");
        OptionalLong count = Constants.number(limit);
        boolean limited = limit != null && !Constants.isNull(limit) && (count.isEmpty() || count.getAsLong() < 1);
        Node offset = query.node("limitOffset");
        boolean skipped = offset != null && Constants.number(offset).orElse(1) != 0;
        return !limited && !skipped;
    }

    /** Whether FROM and WHERE of this level let at least one row pass. */
    boolean fromHasRows(Level level) {
        Node from = level.query().node("jointree");
        return from != null
                && Constants.isTrue(from.node("quals"))
                && from.nodes("fromlist").stream().allMatch(item -> hasRows(item, level));
    }

    /** Whether an item of FROM has at least one row for each row of what is on its left. */
    boolean atLeastOne(Node item, Scope scope) {
        return hasRows(item, scope.level());
    }

    private boolean hasRows(@Nullable Node item, Level level) {
        if (item == null) {
            return false;
        }
        if (item.is("RANGETBLREF")) {
            return entryHasRows(item.integer("rtindex"), level);
        }
        OuterJoin join = level.outerJoin(item.integer("rtindex"));
        Node left = item.node("larg");
        Node right = item.node("rarg");
        if (join != null) {
            return switch (join.type()) {
                case LEFT -> hasRows(left, level);
                case RIGHT -> hasRows(right, level);
                case FULL -> hasRows(left, level) || hasRows(right, level);
            };
        }
        return item.is("JOINEXPR")
                && Constants.isTrue(item.node("quals"))
                && hasRows(left, level)
                && hasRows(right, level);
    }

    private boolean entryHasRows(int number, Level level) {
        Node entry = level.entry(number);
        if (entry == null || entry.node("tablesample") != null) {
            return false;
        }
        return switch (Entries.Kind.of(entry)) {
            case SUBQUERY -> {
                Node query = entry.node("subquery");
                yield query != null && atLeastOneRow(query, level.scope());
            }
            case VALUES -> !entry.rows("values_lists").isEmpty();
            case RESULT -> true;
            case FUNCTION -> entry.nodes("functions").stream().anyMatch(RowCounts::scalar);
            case WITH -> {
                With with = With.of(entry, level.scope());
                yield with != null
                        && !entry.flag("self_reference")
                        && !with.recursive()
                        && atLeastOneRow(with.query(), with.scope());
            }
            default -> false;
        };
    }

    /** A function that is not set-returning gives one row. */
    private static boolean scalar(Node rangeFunction) {
        Node call = rangeFunction.node("funcexpr");
        List<String> sets = List.of("funcretset", "opretset");
        return call != null && sets.stream().noneMatch(call::flag);
    }
}
