package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query certainly gives at most one row: by LIMIT, by an aggregate without GROUP BY, or because each table in
 * FROM is narrowed to a row by equality on all columns of a unique index.
 */
final class SingleRows {
    private final Analysis analysis;

    SingleRows(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Whether {@code query}, in {@code parent}, gives at most one row whatever is in the tables. */
    boolean atMostOneRow(Node query, @Nullable Scope parent) {
        return atMostOneRow(query, parent, List.of());
    }

    /** The same of those of its rows which fulfil {@code narrowing}, that the query around it asks for. */
    private boolean atMostOneRow(Node query, @Nullable Scope parent, List<Node> narrowing) {
        Level level = new Level(query, parent);
        return switch (query.integer("commandType")) {
            case Analysis.SELECT ->
                limitedToOne(query) || (!query.flag("hasTargetSRFs") && selectsOne(query, level, narrowing));
            case Target.INSERT -> !query.flag("hasTargetSRFs") && fromIsSingle(level, fixedRows(level, List.of()));
            // A row is returned once, however many rows of FROM it is joined to.
            case Target.UPDATE, Target.DELETE ->
                fixedRows(level, List.of()).single().contains(query.integer("resultRelation"));
            default -> false;
        };
    }

    private static boolean limitedToOne(Node query) {
        OptionalLong limit = Constants.number(query.node("limitCount"));
        boolean withTies = query.integer("limitOption") != 0;
        return limit.isPresent() && limit.getAsLong() <= 1 && !withTies;
    }

    private boolean selectsOne(Node query, Level level, List<Node> narrowing) {
        Node operations = query.node("setOperations");
        if (operations != null) {
            return operationGivesOne(operations, fixedRows(level, narrowing));
        }
        if (!query.nodes("groupingSets").isEmpty()) {
            return false;
        }
        List<Node> groups = query.nodes("groupClause");
        if (groups.isEmpty() && (query.flag("hasAggs") || query.node("havingQual") != null)) {
            return true;
        }
        FixedRows rows = fixedRows(level, narrowing);
        return fromIsSingle(level, rows) || rows.fixes(groups) || rows.fixes(query.nodes("distinctClause"));
    }

    private static boolean operationGivesOne(@Nullable Node operation, FixedRows rows) {
        if (operation == null) {
            return false;
        }
        if (operation.is("RANGETBLREF")) {
            return rows.single().contains(operation.integer("rtindex"));
        }
        return switch (operation.integer("op")) {
            case SetOperations.INTERSECT ->
                operationGivesOne(operation.node("larg"), rows) || operationGivesOne(operation.node("rarg"), rows);
            case SetOperations.EXCEPT -> operationGivesOne(operation.node("larg"), rows);
            default -> false;
        };
    }

    private static boolean fromIsSingle(Level level, FixedRows rows) {
        Set<Integer> entries = new HashSet<>();
        Node from = level.query().node("jointree");
        return from != null
                && from.nodes("fromlist").stream().allMatch(item -> collect(item, entries))
                && rows.single().containsAll(entries);
    }

    /** Adds the range entries of an item of FROM, joins left out; not of a FULL JOIN, whose two sides can both remain. */
    private static boolean collect(@Nullable Node item, Set<Integer> entries) {
        if (item == null || item.integer("jointype") == 2) {
            return false;
        }
        if (item.is("JOINEXPR")) {
            return collect(item.node("larg"), entries) && collect(item.node("rarg"), entries);
        }
        entries.add(item.integer("rtindex"));
        return true;
    }

    private FixedRows fixedRows(Level level, List<Node> narrowing) {
        return FixedRows.of(analysis, level, narrowing, (rows, entry) -> entryIsSingle(entry, level, rows));
    }

    /** Entries that have one row by themselves, or by what is asked of their columns, for each row on their left. */
    private boolean entryIsSingle(int number, Level level, FixedRows rows) {
        Node entry = level.entry(number);
        if (entry == null) {
            return false;
        }
        return switch (Entries.Kind.of(entry)) {
            case SUBQUERY -> {
                Node query = entry.node("subquery");
                yield query != null && atMostOneRow(query, level.scope(), rows.narrowing(number, query));
            }
            case VALUES -> entry.rows("values_lists").size() <= 1;
            case RESULT, JOIN, GROUP -> true;
            case FUNCTION ->
                entry.nodes("functions").stream()
                        .allMatch(
                                function -> function.node("funcexpr") instanceof Node call && !call.flag("funcretset"));
            case WITH -> {
                With with = With.of(entry, level.scope());
                yield with != null
                        && !with.recursive()
                        && atMostOneRow(with.query(), with.scope(), rows.narrowing(number, with.query()));
            }
            default -> false;
        };
    }
}
