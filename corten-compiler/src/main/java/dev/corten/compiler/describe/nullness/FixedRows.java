package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.nullness.Catalog.KeyColumn;
import dev.corten.compiler.describe.nullness.Catalog.Table;
import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows and values are the same for all rows of a query: rows whose key is compared with such a value, and what
 * is made of constants, parameters and those rows.
 */
final class FixedRows {
    private static final char PARTITIONED = 'p';

    /** Stands for a value of the query around, the same for all rows. */
    private static final Node OUTSIDE = Node.of("PARAM", Map.of("paramkind", "0", "paramid", "0"));

    private final Analysis analysis;
    private final Level level;
    private final Conditions conditions;
    private final Set<Integer> single = new HashSet<>();
    private final Set<Integer> fixed = new HashSet<>();

    private FixedRows(Analysis analysis, Level level, List<Node> narrowing) {
        this.analysis = analysis;
        this.level = level;
        this.conditions = Conditions.of(level, narrowing);
    }

    /**
     * Of the rows which fulfil the query's conditions and {@code narrowing}. Beside tables whose key is compared those entries are
     * single that {@code singleByItself} finds, with what is known so far.
     */
    static FixedRows of(
            Analysis analysis, Level level, List<Node> narrowing, BiPredicate<FixedRows, Integer> singleByItself) {
        FixedRows rows = new FixedRows(analysis, level, narrowing);
        boolean found = true;
        while (found) {
            found = false;
            for (int entry = 1; level.entry(entry) != null; entry++) {
                if (!rows.single.contains(entry) && (rows.keyIsFixed(entry) || singleByItself.test(rows, entry))) {
                    found |= rows.single.add(entry);
                }
                if (rows.single.contains(entry) && !rows.fixed.contains(entry) && rows.sameForAll(entry)) {
                    found |= rows.fixed.add(entry);
                }
            }
        }
        return rows;
    }

    /** The entries of which one row can remain for each row of what they refer to. */
    Set<Integer> single() {
        return single;
    }

    /** Whether the expressions of these clauses of GROUP BY or DISTINCT, if there are any, have one value each. */
    boolean fixes(List<Node> clauses) {
        return !clauses.isEmpty()
                && clauses.stream().allMatch(clause -> {
                    Node expression = expressionOf(clause.integer("tleSortGroupRef"));
                    return expression != null
                            && (determined(expression) || comparedInWhere(expression, clause.integer("eqop")));
                });
    }

    /** What WHERE around an entry that is a query asks of the columns of that query, as conditions inside it. */
    List<Node> narrowing(int entry, Node query) {
        List<Node> narrowing = new ArrayList<>();
        for (Node condition : conditions.of(entry)) {
            for (Node target : query.nodes("targetList")) {
                Node expression = target.node("expr");
                int number = target.integer("resno");
                if (expression != null
                        && !target.flag("resjunk")
                        && comparesFixed(condition, side -> isColumn(side, entry, number))) {
                    narrowing.add(condition.with("args", List.of(expression, OUTSIDE)));
                }
            }
        }
        return narrowing;
    }

    /**
     * Whether a single entry has the same row wherever it remains, given those that have: not one whose row depends on
     * others (LATERAL) or on chance, and not one in whose place an outer join has NULLs beside some rows only.
     */
    private boolean sameForAll(int number) {
        Node entry = level.entry(number);
        Entries.Kind kind = entry == null ? Entries.Kind.OTHER : Entries.Kind.of(entry);
        if (entry == null || kind == Entries.Kind.JOIN || kind == Entries.Kind.GROUP) {
            return false;
        }
        List<Node> nodes = new ArrayList<>();
        entry.addAllTo(nodes);
        return nodes.stream().noneMatch(this::changes)
                && (!entry.flag("lateral") || fixed.containsAll(rowsAmong(before(number))))
                && level.outerJoins().values().stream()
                        .map(join -> join.besides(number))
                        .allMatch(others -> fixed.containsAll(rowsAmong(others)));
    }

    private static Set<Integer> before(int number) {
        return IntStream.range(1, number).boxed().collect(Collectors.toSet());
    }

    /** Without the entries that only stand for others. */
    private List<Integer> rowsAmong(Set<Integer> entries) {
        return entries.stream()
                .filter(number -> level.entry(number) instanceof Node entry
                        && Entries.Kind.of(entry) != Entries.Kind.JOIN
                        && Entries.Kind.of(entry) != Entries.Kind.GROUP)
                .toList();
    }

    /** Whether all columns of a unique index of the table are compared with what is the same for all rows. */
    private boolean keyIsFixed(int number) {
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
                .anyMatch(key -> key.columns().stream().allMatch(column -> known.stream()
                                .anyMatch(condition -> compares(condition, number, column)))
                        && key.predicate().stream()
                                .flatMap(Conditions::parts)
                                .allMatch(part -> implied(part, known, number)));
    }

    private boolean compares(Node condition, int entry, KeyColumn column) {
        Node expression = column.expression();
        String wanted = expression == null ? "" : ofEntry(expression, entry).canonical();
        return condition.integer("inputcollid") == column.collation()
                && equalities(condition).contains(column.family())
                && comparesFixed(
                        condition,
                        side -> expression == null
                                ? isColumn(side, entry, column.number())
                                : anyInside(side, e -> e.canonical().equals(wanted)));
    }

    private boolean comparedInWhere(Node expression, int equality) {
        Set<Integer> families = analysis.catalog().equalityIn(equality);
        return conditions.where().stream()
                .anyMatch(condition -> condition.integer("inputcollid") == expression.integer("varcollid")
                        && equalities(condition).stream().anyMatch(families::contains)
                        && comparesFixed(
                                condition,
                                side -> anyInside(side, e -> e.canonical().equals(expression.canonical()))));
    }

    private Set<Integer> equalities(Node condition) {
        return condition.is("OPEXPR") ? analysis.catalog().equalityIn(condition.integer("opno")) : Set.of();
    }

    /** Whether a condition compares what is wanted with a value that is the same for all rows. */
    private boolean comparesFixed(Node condition, Predicate<Node> wanted) {
        List<Node> args = condition.is("OPEXPR") ? condition.nodes("args") : List.of();
        return args.size() == 2
                && ((wanted.test(args.get(0)) && determined(args.get(1)))
                        || (wanted.test(args.get(1)) && determined(args.get(0))));
    }

    private boolean isColumn(Node side, int entry, int attribute) {
        return anyInside(
                side,
                e -> e.is("VAR")
                        && e.integer("varlevelsup") == 0
                        && e.integer("varno") == entry
                        && e.integer("varattno") == attribute);
    }

    private boolean anyInside(Node side, Predicate<Node> wanted) {
        for (Node e = side; e != null; e = inside(e)) {
            if (wanted.test(e)) {
                return true;
            }
        }
        return false;
    }

    /** What a relabelled expression, the column of a join or that of a group is underneath. */
    private @Nullable Node inside(Node e) {
        return e.is("RELABELTYPE") ? e.node("arg") : e.is("VAR") && e.integer("varlevelsup") == 0 ? standsFor(e) : null;
    }

    private @Nullable Node standsFor(Node variable) {
        Node entry = level.entry(variable.integer("varno"));
        return entry != null && Entries.Kind.of(entry) == Entries.Kind.GROUP
                ? entry.node("groupexprs", variable.integer("varattno") - 1)
                : analysis.entries().alias(variable, level);
    }

    /** The expression that a clause of GROUP BY or DISTINCT refers to. */
    private @Nullable Node expressionOf(int reference) {
        for (Node target : level.query().nodes("targetList")) {
            Node expression = target.node("expr");
            if (expression != null && target.integer("ressortgroupref") == reference) {
                Node underneath = expression.is("VAR") ? standsFor(expression) : null;
                return underneath == null ? expression : underneath;
            }
        }
        return null;
    }

    /** Whether the conditions of an entry say what a part of the predicate of a partial index says. */
    private boolean implied(Node part, List<Node> conditions, int entry) {
        Node wanted = ofEntry(part, entry);
        return conditions.stream().anyMatch(e -> e.canonical().equals(wanted.canonical()))
                || conditions.stream().anyMatch(e -> saysNotNull(e, wanted));
    }

    private boolean saysNotNull(Node condition, Node wanted) {
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

    /** Whether the value is the same for all rows that remain. */
    private boolean determined(Node value) {
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
