package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.nullness.Catalog.KeyColumn;
import dev.corten.compiler.describe.nullness.Catalog.Table;
import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
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

    /** The entries of which, with the other ones of the set, one row can remain. */
    private Set<Integer> singleEntries(Level level) {
        List<Equality> equalities = new ArrayList<>();
        Node from = level.query().node("jointree");
        if (from != null) {
            addConjuncts(from.node("quals"), null, level, equalities);
            from.nodes("fromlist").forEach(item -> addConditions(item, level, equalities));
        }
        Set<Integer> single = new HashSet<>();
        boolean found = true;
        while (found) {
            found = false;
            for (int entry = 1; level.entry(entry) != null; entry++) {
                if (!single.contains(entry)
                        && (entryIsSingle(entry, level) || keyIsFixed(entry, level, equalities, single))) {
                    found |= single.add(entry);
                }
            }
        }
        return single;
    }

    private void addConditions(@Nullable Node item, Level level, List<Equality> equalities) {
        if (item == null || !item.is("JOINEXPR")) {
            return;
        }
        OuterJoin outer = level.outerJoin(item.integer("rtindex"));
        if (outer == null) {
            addConjuncts(item.node("quals"), null, level, equalities);
        } else if (outer.type() != OuterJoin.Type.FULL) {
            // ON narrows only the side that the join nulls.
            Set<Integer> narrowed = outer.type() == OuterJoin.Type.LEFT ? outer.right() : outer.left();
            addConjuncts(item.node("quals"), narrowed, level, equalities);
        }
        addConditions(item.node("larg"), level, equalities);
        addConditions(item.node("rarg"), level, equalities);
    }

    private void addConjuncts(
            @Nullable Node e, @Nullable Set<Integer> narrowed, Level level, List<Equality> equalities) {
        if (e == null) {
            return;
        }
        if (e.is("BOOLEXPR") && Truth.operator(e).equals("and")) {
            e.nodes("args").forEach(arg -> addConjuncts(arg, narrowed, level, equalities));
        } else if (e.is("OPEXPR") && e.nodes("args").size() == 2) {
            List<Node> args = e.nodes("args");
            addEquality(e, args.get(0), args.get(1), narrowed, level, equalities);
            addEquality(e, args.get(1), args.get(0), narrowed, level, equalities);
        }
    }

    private void addEquality(
            Node e, Node column, Node value, @Nullable Set<Integer> narrowed, Level level, List<Equality> equalities) {
        Node variable = column;
        while (variable != null && !(variable.is("VAR") && analysis.entries().alias(variable, level) == null)) {
            variable = variable.is("RELABELTYPE")
                    ? variable.node("arg")
                    : variable.is("VAR") ? analysis.entries().alias(variable, level) : null;
        }
        if (variable != null
                && variable.integer("varlevelsup") == 0
                && (narrowed == null || narrowed.contains(variable.integer("varno")))) {
            equalities.add(new Equality(
                    variable.integer("varno"),
                    variable.integer("varattno"),
                    e.integer("opno"),
                    e.integer("inputcollid"),
                    value));
        }
    }

    /** {@code column = value} in a condition that every remaining row fulfils. */
    private record Equality(int entry, int attribute, int operator, int collation, Node value) {}

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

    private boolean keyIsFixed(int number, Level level, List<Equality> equalities, Set<Integer> single) {
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
        return table.keys().stream().anyMatch(key -> key.stream().allMatch(column -> equalities.stream()
                .anyMatch(equality -> fixes(equality, number, column) && determined(equality.value(), single))));
    }

    private boolean fixes(Equality equality, int entry, KeyColumn column) {
        return equality.entry() == entry
                && equality.attribute() == column.number()
                && equality.collation() == column.collation()
                && analysis.catalog().equalityIn(equality.operator()).contains(column.family());
    }

    /** Whether the value is the same for all rows that remain, given the entries of which one remains. */
    private boolean determined(Node value, Set<Integer> single) {
        return !value.any(node -> switch (node.label()) {
            case "VAR" -> node.integer("varlevelsup") == 0 && !single.contains(node.integer("varno"));
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
