package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the joins of a level say of the rows that pass them: the ON condition of every join that is inner by now. */
final class Joins {
    private final Truth truth;
    private final RowCounts rows;

    Joins(Truth truth, RowCounts rows) {
        this.truth = truth;
        this.rows = rows;
    }

    /** Adds to what WHERE says, until nothing new follows. */
    Facts facts(Level level, Facts where) {
        Node from = level.query().node("jointree");
        Set<Integer> used = new HashSet<>();
        Facts facts = where;
        for (Facts before = null; !facts.equals(before); ) {
            before = facts;
            for (Node item : from == null ? List.<Node>of() : from.nodes("fromlist")) {
                facts = facts(item, List.of(), level, facts, used);
            }
        }
        return facts;
    }

    private Facts facts(@Nullable Node item, List<OuterJoin> above, Level level, Facts known, Set<Integer> used) {
        if (item == null || !item.is("JOINEXPR")) {
            return known;
        }
        int number = item.integer("rtindex");
        Scope scope = new Scope(level, known, List.of(), 0);
        OuterJoin outer = level.outerJoin(number);
        Facts facts = known;
        boolean nulledAbove = above.stream().anyMatch(join -> join.nulls(number, scope, 0));
        if (!nulledAbove && used.add(number)) {
            if (outer == null || outer.inner(scope)) {
                facts = facts.and(truth.isTrue(item.node("quals"), scope));
            } else {
                used.remove(number);
                facts = facts.and(certainMatch(item, outer, scope));
            }
        }
        List<OuterJoin> below = above;
        if (outer != null) {
            below = new ArrayList<>(above);
            below.add(outer);
        }
        facts = facts(item.node("larg"), below, level, facts, used);
        return facts(item.node("rarg"), below, level, facts, used);
    }

    /** {@code LEFT JOIN … ON true} with at least one row on the right always finds one. */
    private Facts certainMatch(Node join, OuterJoin outer, Scope scope) {
        if (outer.type() == OuterJoin.Type.FULL || !Constants.isTrue(join.node("quals"))) {
            return Facts.NONE;
        }
        Node other = join.node(outer.type() == OuterJoin.Type.LEFT ? "rarg" : "larg");
        return other != null && rows.atLeastOne(other, scope)
                ? Facts.of(new Fact.Present(0, other.integer("rtindex")))
                : Facts.NONE;
    }
}
