package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.nullness.Catalog.KeyColumn;
import dev.corten.compiler.describe.nullness.Catalog.Table;
import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query certainly gives at most one row: by LIMIT, by an aggregate without GROUP BY, or because each table in
 * FROM is narrowed to a row by equality on all columns of a unique index.
 */
final class SingleRows {
    private static final char PARTITIONED = 'p';

    private final Analysis analysis;

    SingleRows(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Whether {@code query}, in {@code parent}, gives at most one row whatever is in the tables. */
    boolean atMostOneRow(Node query, @Nullable Scope parent) {
        Level level = new Level(query, parent);
        return switch (query.integer("commandType")) {
            case Analysis.SELECT -> limitedToOne(query) || (!query.flag("hasTargetSRFs") && selectsOne(query, level));
            case Target.INSERT -> !query.flag("hasTargetSRFs") && fromIsSingle(level);
            // A row is returned once, however many rows of FROM it is joined to.
            case Target.UPDATE, Target.DELETE -> {
                Set<Integer> single = singleEntries(level);
                yield single.contains(query.integer("resultRelation"));
            }
            default -> false;
        };
    }

    private static boolean limitedToOne(Node query) {
        OptionalLong limit = Constants.number(query.node("limitCount"));
        boolean withTies = query.integer("limitOption") != 0;
        return limit.isPresent() && limit.getAsLong() <= 1 && !withTies;
    }

    private boolean selectsOne(Node query, Level level) {
        Node operations = query.node("setOperations");
        if (operations != null) {
            return operationGivesOne(operations, level);
        }
        if (!query.nodes("groupingSets").isEmpty()) {
            return false;
        }
        boolean oneGroup =
                query.nodes("groupClause").isEmpty() && (query.flag("hasAggs") || query.node("havingQual") != null);
        return oneGroup || fromIsSingle(level);
    }

    private boolean operationGivesOne(@Nullable Node operation, Level level) {
        if (operation == null) {
            return false;
        }
        if (operation.is("RANGETBLREF")) {
            return entryIsSingle(operation.integer("rtindex"), level);
        }
        return switch (operation.integer("op")) {
            case SetOperations.INTERSECT ->
                operationGivesOne(operation.node("larg"), level) || operationGivesOne(operation.node("rarg"), level);
            case SetOperations.EXCEPT -> operationGivesOne(operation.node("larg"), level);
            default -> false;
        };
    }

    private boolean fromIsSingle(Level level) {
        Set<Integer> entries = new HashSet<>();
        Node from = level.query().node("jointree");
        return from != null
                && from.nodes("fromlist").stream().allMatch(item -> collect(item, entries))
                && singleEntries(level).containsAll(entries);
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

    /** The entries of which one row can remain for each row of what they refer to. */
    private Set<Integer> singleEntries(Level level) {
        Conditions conditions = Conditions.of(level);
        Set<Integer> single = new HashSet<>();
        Set<Integer> fixed = new HashSet<>();
        boolean found = true;
        while (found) {
            found = false;
            for (int entry = 1; level.entry(entry) != null; entry++) {
                if (!single.contains(entry)
                        && (entryIsSingle(entry, level) || keyIsFixed(entry, level, conditions, fixed))) {
                    found |= single.add(entry);
                }
                if (single.contains(entry) && !fixed.contains(entry) && sameForAll(entry, level, fixed)) {
                    found |= fixed.add(entry);
                }
            }
        }
        return single;
    }

    /**
     * Whether a single entry has the same row wherever it remains, given those that have: not one whose row depends on
     * others (LATERAL) or on chance, and not one in whose place an outer join has NULLs beside some rows only.
     */
    private boolean sameForAll(int number, Level level, Set<Integer> fixed) {
        Node entry = level.entry(number);
        Entries.Kind kind = entry == null ? Entries.Kind.OTHER : Entries.Kind.of(entry);
        if (entry == null || kind == Entries.Kind.JOIN || kind == Entries.Kind.GROUP) {
            return false;
        }
        List<Node> nodes = new ArrayList<>();
        entry.addAllTo(nodes);
        return nodes.stream().noneMatch(this::changes)
                && (!entry.flag("lateral") || fixed.containsAll(rowsAmong(before(number), level)))
                && level.outerJoins().values().stream()
                        .map(join -> join.besides(number))
                        .allMatch(others -> fixed.containsAll(rowsAmong(others, level)));
    }

    private static Set<Integer> before(int number) {
        return IntStream.range(1, number).boxed().collect(Collectors.toSet());
    }

    /** Without the entries that only stand for others. */
    private static List<Integer> rowsAmong(Set<Integer> entries, Level level) {
        return entries.stream()
                .filter(number -> level.entry(number) instanceof Node entry
                        && Entries.Kind.of(entry) != Entries.Kind.JOIN
                        && Entries.Kind.of(entry) != Entries.Kind.GROUP)
                .toList();
    }

    /** Entries that have one row by themselves, for each row of what is on their left. */
    private boolean entryIsSingle(int number, Level level) {
        Node entry = level.entry(number);
        if (entry == null) {
            return false;
        }
        return switch (Entries.Kind.of(entry)) {
            case SUBQUERY -> {
                Node query = entry.node("subquery");
                yield query != null && atMostOneRow(query, level.scope());
            }
            case VALUES -> entry.rows("values_lists").size() <= 1;
            case RESULT, JOIN, GROUP -> true;
            case FUNCTION ->
                entry.nodes("functions").stream()
                        .allMatch(
                                function -> function.node("funcexpr") instanceof Node call && !call.flag("funcretset"));
            case WITH -> {
                With with = With.of(entry, level.scope());
                yield with != null && !with.recursive() && atMostOneRow(with.query(), with.scope());
            }
            default -> false;
        };
    }

    private boolean keyIsFixed(int number, Level level, Conditions conditions, Set<Integer> fixed) {
        Node entry = level.entry(number);
        if (entry == null || Entries.Kind.of(entry) != Entries.Kind.TABLE) {
            return false;
        }
        Table table = analysis.catalog().table(entry.integer("relid"));
        // The index of a parent says nothing of its children; that of a partitioned table spans its partitions.
        if (entry.flag("inh")
                && table.kind() != PARTITIONED
                && !table.descendants().isEmpty()) {
            return false;
        }
        List<Node> known = conditions.of(number);
        return table.keys().stream()
                .anyMatch(key -> key.columns().stream().allMatch(column -> fixes(known, number, column, level, fixed))
                        && key.predicate().stream()
                                .flatMap(Conditions::parts)
                                .allMatch(part -> implied(part, known, number, level)));
    }

    /** Whether one of the conditions is {@code column = value} with a value that is the same for all rows. */
    private boolean fixes(List<Node> conditions, int entry, KeyColumn column, Level level, Set<Integer> fixed) {
        for (Node condition : conditions) {
            List<Node> args = condition.is("OPEXPR") ? condition.nodes("args") : List.of();
            if (args.size() == 2
                    && condition.integer("inputcollid") == column.collation()
                    && analysis.catalog().equalityIn(condition.integer("opno")).contains(column.family())
                    && ((isColumn(args.get(0), entry, column, level) && determined(args.get(1), fixed))
                            || (isColumn(args.get(1), entry, column, level) && determined(args.get(0), fixed)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isColumn(Node side, int entry, KeyColumn column, Level level) {
        Node expression = column.expression();
        for (Node e = side; e != null; e = inside(e, level)) {
            if (expression != null
                    ? e.canonical().equals(ofEntry(expression, entry).canonical())
                    : e.is("VAR")
                            && e.integer("varlevelsup") == 0
                            && e.integer("varno") == entry
                            && e.integer("varattno") == column.number()) {
                return true;
            }
        }
        return false;
    }

    /** What a relabelled expression or the column of a join is underneath. */
    private @Nullable Node inside(Node e, Level level) {
        return e.is("RELABELTYPE")
                ? e.node("arg")
                : e.is("VAR") ? analysis.entries().alias(e, level) : null;
    }

    /** Whether the conditions of an entry say what a part of the predicate of a partial index says. */
    private boolean implied(Node part, List<Node> conditions, int entry, Level level) {
        Node wanted = ofEntry(part, entry);
        return conditions.stream().anyMatch(e -> e.canonical().equals(wanted.canonical()))
                || conditions.stream().anyMatch(e -> saysNotNull(e, wanted, level));
    }

    private boolean saysNotNull(Node condition, Node wanted, Level level) {
        Node column = wanted.is("NULLTEST") && Truth.isNotNullTest(wanted) ? wanted.node("arg") : null;
        return column != null
                && column.is("VAR")
                && analysis.truth()
                        .isTrue(condition, level.scope())
                        .has(new Fact.Column(0, column.integer("varno"), column.integer("varattno"), 0));
    }

    /** An expression over a table, in which it is entry 1, as one over this entry. */
    private static Node ofEntry(Node expression, int entry) {
        return expression.rebuilt(node -> node.is("VAR") ? node.with("varno", Integer.toString(entry)) : node);
    }

    /** Whether the value is the same for all rows that remain, given the entries whose row is. */
    private boolean determined(Node value, Set<Integer> fixed) {
        return !value.any(node -> switch (node.label()) {
            case "VAR" -> node.integer("varlevelsup") == 0 && !fixed.contains(node.integer("varno"));
            case "SUBLINK" -> !independent(node.node("subselect"));
            default -> changes(node);
        });
    }

    /** Whether a subquery refers to nothing around it. */
    private boolean independent(@Nullable Node query) {
        List<Node> nodes = new ArrayList<>();
        if (query != null) {
            query.addAllTo(nodes);
        }
        return nodes.stream().noneMatch(node -> (node.is("VAR") && node.integer("varlevelsup") > 0) || changes(node));
    }

    private boolean changes(Node node) {
        return switch (node.label()) {
            case "FUNCEXPR", "OPEXPR", "SCALARARRAYOPEXPR" ->
                !analysis.routines().of(node).stable();
            case "NEXTVALUEEXPR" -> true;
            default -> false;
        };
    }
}
