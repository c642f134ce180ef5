package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Facts required = required(level);
        List<PassedNull> passed = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            passed.add(of(parameters.get(number), required, level.rowFacts));
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

    /** What is not NULL if the statement writes its rows. */
    private Facts required(Level level) {
        Target target = Target.of(level, analysis);
        Facts required = Facts.NONE;
        if (target == null || !target.writtenAsAssigned()) {
            return required;
        }
        Node query = level.query();
        List<Node> assignments = new ArrayList<>(query.nodes("targetList"));
        query.nodes("mergeActionList").forEach(action -> assignments.addAll(action.nodes("targetList")));
        Node conflict = query.node("onConflict");
        if (conflict != null) {
            assignments.addAll(conflict.nodes("onConflictSet"));
        }
        for (Node assignment : assignments) {
            Node value = assignment.node("expr");
            if (value != null && !assignment.flag("resjunk") && target.refusesNull(assignment.integer("resno"))) {
                required = required.and(written(value, level));
            }
        }
        return required;
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
