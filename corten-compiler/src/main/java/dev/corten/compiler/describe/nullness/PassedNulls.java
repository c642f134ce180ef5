package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what becomes of NULLs that are passed for the parameters of a statement. */
final class PassedNulls {
    private static final int EXTERNAL = 0;

    private final Analysis analysis;

    PassedNulls(Analysis analysis) {
        this.analysis = analysis;
    }

    /** For {@code $1} to {@code $count}. */
    List<PassedNull> of(Node statement, int count) {
        Map<Integer, Node> parameters = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        statement.addAllTo(nodes);
        for (Node node : nodes) {
            if (node.is("PARAM") && node.integer("paramkind") == EXTERNAL) {
                parameters.put(node.integer("paramid"), node);
            }
        }
        Level level = analysis.level(statement, null);
        Facts required = Facts.NONE;
        Set<Integer> elements = new HashSet<>();
        for (Node value : refusing(level)) {
            required = required.and(written(value, level));
            addUnnested(value, level, elements);
        }
        List<PassedNull> passed = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            PassedNull whole = of(parameters.get(number), required, level.rowFacts);
            passed.add(whole == PassedNull.MEANT && elements.contains(number) ? PassedNull.ELEMENT_REFUSED : whole);
        }
        return passed;
    }

    private PassedNull of(@Nullable Node parameter, Facts required, Facts found) {
        if (parameter == null) {
            return PassedNull.MEANT;
        }
        Fact fact = new Fact.Expression(parameter.canonical());
        if (required.has(fact) || analysis.catalog().refusesNull(parameter.integer("paramtype"))) {
            return PassedNull.REFUSED;
        }
        return found.has(fact) ? PassedNull.NEVER_MATCHES : PassedNull.MEANT;
    }

    /** What is assigned to columns that are NOT NULL. */
    private List<Node> refusing(Level level) {
        Target target = Target.of(level, analysis);
        if (target == null || !target.writtenAsAssigned()) {
            return List.of();
        }
        Node query = level.query();
        List<Node> assignments = new ArrayList<>(query.nodes("targetList"));
        query.nodes("mergeActionList").forEach(action -> assignments.addAll(action.nodes("targetList")));
        Node conflict = query.node("onConflict");
        if (conflict != null) {
            assignments.addAll(conflict.nodes("onConflictSet"));
        }
        List<Node> values = new ArrayList<>();
        for (Node assignment : assignments) {
            Node value = assignment.node("expr");
            if (value != null && !assignment.flag("resjunk") && target.refusesNull(assignment.integer("resno"))) {
                values.add(value);
            }
        }
        return values;
    }

    /** Adds the number of the parameter whose elements {@code value} takes one by one, if it does. */
    private void addUnnested(Node value, Level level, Set<Integer> numbers) {
        Node variable = converted(value);
        Node entry = variable.is("VAR") && variable.integer("varlevelsup") == 0
                ? level.entry(variable.integer("varno"))
                : null;
        int column = variable.integer("varattno");
        if (entry == null
                || column < 1
                || level.rowFacts.has(new Fact.Column(0, variable.integer("varno"), column, 0))) {
            return;
        }
        Node query = entry.node("subquery");
        if (query != null && query.node("setOperations") == null) {
            Node inside = query.nodes("targetList").get(column - 1).node("expr");
            if (inside != null) {
                addUnnested(inside, analysis.level(query, level.rowScope()), numbers);
            }
        } else if (Entries.Kind.of(entry) == Entries.Kind.FUNCTION) {
            analysis.entries().unnested(entry, column).ifPresent(numbers::add);
        }
    }

    /** What is converted to the type of the column, if NULL stays NULL in that. */
    private Node converted(Node value) {
        Node inside =
                switch (value.label()) {
                    case "RELABELTYPE", "COERCEVIAIO", "COERCETODOMAIN" -> value.node("arg");
                    case "FUNCEXPR" ->
                        analysis.routines().of(value).strict()
                                        && !value.nodes("args").isEmpty()
                                ? value.nodes("args").getFirst()
                                : null;
                    default -> null;
                };
        return inside == null ? value : converted(inside);
    }

    /** What is not NULL if {@code value} is not; of several rows, if none of theirs is. */
    private Facts written(Node value, Level level) {
        Node entry = value.is("VAR") ? level.entry(value.integer("varno")) : null;
        if (entry == null || Entries.Kind.of(entry) != Entries.Kind.VALUES) {
            return analysis.truth().notNull(value, level.scope());
        }
        Facts facts = Facts.NONE;
        for (List<Node> row : entry.rows("values_lists")) {
            int column = value.integer("varattno");
            if (column >= 1 && column <= row.size()) {
                facts = facts.and(analysis.truth().notNull(row.get(column - 1), level.scope()));
            }
        }
        return facts;
    }
}
