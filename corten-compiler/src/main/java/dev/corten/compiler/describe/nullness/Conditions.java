package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What WHERE and the ON of joins say of the rows of the range entries, in its parts between AND. ON of an outer join
 * narrows only the side in whose place the join may put NULLs.
 */
final class Conditions {
    private final List<Node> where = new ArrayList<>();
    private final List<Condition> ofJoins = new ArrayList<>();

    private Conditions() {}

    /** A condition, and the entries that it narrows; {@code null} for all. */
    private record Condition(Node expression, @Nullable Set<Integer> narrowed) {}

    /** The conditions of a query's FROM and WHERE, and more that hold for all its rows. */
    static Conditions of(Level level, List<Node> more) {
        Conditions conditions = new Conditions();
        conditions.where.addAll(more);
        Node from = level.query().node("jointree");
        if (from != null) {
            Node quals = from.node("quals");
            if (quals != null) {
                parts(quals).forEach(conditions.where::add);
            }
            from.nodes("fromlist").forEach(item -> conditions.addJoins(item, level));
        }
        return conditions;
    }

    /** Those that each row of this entry fulfils, where it remains. */
    List<Node> of(int entry) {
        Stream<Node> joins = ofJoins.stream()
                .filter(condition ->
                        condition.narrowed() == null || condition.narrowed().contains(entry))
                .map(Condition::expression);
        return Stream.concat(where.stream(), joins).toList();
    }

    /** Those that every row of the query fulfils. */
    List<Node> where() {
        return where;
    }

    private void addJoins(@Nullable Node item, Level level) {
        if (item == null || !item.is("JOINEXPR")) {
            return;
        }
        OuterJoin outer = level.outerJoin(item.integer("rtindex"));
        if (outer == null) {
            addParts(item.node("quals"), null);
        } else if (outer.type() != OuterJoin.Type.FULL) {
            addParts(item.node("quals"), outer.type() == OuterJoin.Type.LEFT ? outer.right() : outer.left());
        }
        addJoins(item.node("larg"), level);
        addJoins(item.node("rarg"), level);
    }

    private void addParts(@Nullable Node e, @Nullable Set<Integer> narrowed) {
        if (e != null) {
            parts(e).forEach(part -> ofJoins.add(new Condition(part, narrowed)));
        }
    }

    /** What is between the ANDs of a condition. */
    static Stream<Node> parts(Node e) {
        return e.is("BOOLEXPR") && Truth.operator(e).equals("and")
                ? e.nodes("args").stream().flatMap(Conditions::parts)
                : Stream.of(e);
    }
}
