package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The analysis of one statement: its rules, which call each other, and what they share. One thread at a time. */
final class Analysis {
    static final int SELECT = 1;

    private final Catalog catalog;
    private final BuiltIns builtIns;
    private final Passed passed;

    private final Routines routines;
    private final Truth truth = new Truth(this);
    private final Expressions expressions = new Expressions(this);
    private final Calls calls = new Calls(this);
    private final Elements elements = new Elements(this);
    private final Aggregates aggregates = new Aggregates(this);
    private final Windows windows = new Windows(this);
    private final Sublinks sublinks = new Sublinks(this);
    private final RowCounts rows = new RowCounts(this);
    private final SingleRows singleRows = new SingleRows(this);
    private final Entries entries = new Entries(this);
    private final Tables tables = new Tables(this);
    private final Joins joins = new Joins(truth, rows);

    Analysis(Catalog catalog, BuiltIns builtIns, Passed passed) {
        this.catalog = catalog;
        this.builtIns = builtIns;
        this.passed = passed;
        this.routines = new Routines(catalog);
    }

    Catalog catalog() {
        return catalog;
    }

    BuiltIns builtIns() {
        return builtIns;
    }

    /** Whether {@code $number} is never NULL. */
    boolean nonNullParameter(int number) {
        return passed.nonNull(number);
    }

    /** Whether the parameters of these numbers are arrays of the same length. */
    boolean sameLength(List<Integer> numbers) {
        return passed.sameLength(numbers);
    }

    Routines routines() {
        return routines;
    }

    Truth truth() {
        return truth;
    }

    Expressions expressions() {
        return expressions;
    }

    Calls calls() {
        return calls;
    }

    Elements elements() {
        return elements;
    }

    Aggregates aggregates() {
        return aggregates;
    }

    Windows windows() {
        return windows;
    }

    Sublinks sublinks() {
        return sublinks;
    }

    RowCounts rows() {
        return rows;
    }

    SingleRows singleRows() {
        return singleRows;
    }

    Entries entries() {
        return entries;
    }

    Tables tables() {
        return tables;
    }

    /** For each column of the rows that {@code query} gives, whether it is never NULL. */
    List<Boolean> columns(Node query, @Nullable Scope parent) {
        Level level = level(query, parent);
        if (query.integer("commandType") == SELECT) {
            Node operations = query.node("setOperations");
            return operations == null
                    ? list(query.nodes("targetList"), level.scope())
                    : combined(query, operations, level);
        }
        Target target = Target.of(level, this);
        return target == null ? List.of() : list(query.nodes("returningList"), target.scope());
    }

    /**
     * The same of the rows in which column {@code given}, from 0, is not NULL; nothing where a row of the result does not
     * stand for one row of FROM.
     */
    List<Boolean> columnsWhere(Node query, int given) {
        boolean rowByRow = query.integer("commandType") == SELECT
                && query.node("setOperations") == null
                && query.nodes("groupClause").isEmpty()
                && query.nodes("groupingSets").isEmpty()
                && !query.flag("hasAggs")
                && !query.flag("hasWindowFuncs")
                && !query.flag("hasTargetSRFs");
        if (!rowByRow) {
            return List.of();
        }
        Level level = level(query, null);
        List<Node> entries = query.nodes("targetList");
        Node column = entries.stream()
                .filter(entry -> !entry.flag("resjunk"))
                .toList()
                .get(given)
                .node("expr");
        Facts facts = column == null ? Facts.NONE : truth.notNull(column, level.scope());
        return list(entries, level.scope().with(joins.facts(level, level.facts.and(facts))));
    }

    private List<Boolean> list(List<Node> entries, Scope scope) {
        List<Boolean> columns = new ArrayList<>();
        for (Node entry : entries) {
            if (!entry.flag("resjunk")) {
                columns.add(expressions.nonNull(entry.node("expr"), scope));
            }
        }
        return columns;
    }

    private List<Boolean> combined(Node query, Node operations, Level level) {
        List<Boolean> columns = new ArrayList<>();
        for (Node entry : query.nodes("targetList")) {
            if (!entry.flag("resjunk")) {
                int column = columns.size();
                columns.add(SetOperations.nonNull(operations, arm -> {
                    Node range = level.entry(arm);
                    List<Boolean> ofArm = range == null ? List.of() : fromColumns(arm, range, level);
                    return column < ofArm.size() && ofArm.get(column);
                }));
            }
        }
        return columns;
    }

    /** A query with its facts. */
    Level level(Node query, @Nullable Scope parent) {
        Level level = new Level(query, parent);
        Node from = query.node("jointree");
        Facts where = truth.isTrue(from == null ? null : from.node("quals"), level.rowScope());
        level.rowFacts = where;
        level.facts = where;
        level.rowFacts = joins.facts(level, where);
        boolean groupsHaveRows = !Aggregates.groupsMayBeEmpty(query);
        level.facts = groupsHaveRows ? level.rowFacts : Facts.NONE;
        level.facts = level.facts.and(truth.isTrue(query.node("havingQual"), level.scope()));
        if (level.facts.has(new Fact.NonEmptyGroup())) {
            level.facts = level.facts.and(level.rowFacts);
        }
        level.complete = true;
        return level;
    }

    /** The columns of a subquery in FROM. */
    List<Boolean> fromColumns(int number, Node entry, Level level) {
        List<Boolean> known = level.fromColumns.get(number);
        if (known != null) {
            return known;
        }
        Node query = entry.node("subquery");
        List<Boolean> columns = query == null ? List.of() : columns(query, level.rowScope());
        if (level.complete) {
            level.fromColumns.put(number, columns);
        }
        return columns;
    }

    /** The columns of a common table expression: of one that refers to itself, all that remain so from row to row. */
    List<Boolean> withColumns(Node entry, Scope scope) {
        With with = With.of(entry, scope);
        if (with == null) {
            return List.of();
        }
        List<Boolean> known = with.level().withColumns.get(with.name());
        if (known != null) {
            return known;
        }
        List<Boolean> columns;
        if (with.recursive()) {
            columns = new ArrayList<>();
            for (int i = 0; i < with.query().nodes("targetList").size(); i++) {
                columns.add(true);
            }
            List<Boolean> before;
            do {
                before = columns;
                with.level().withColumns.put(with.name(), before);
                columns = columns(with.query(), with.scope());
            } while (!columns.equals(before));
        } else {
            columns = columns(with.query(), with.scope());
        }
        with.level().withColumns.put(with.name(), columns);
        return columns;
    }
}
