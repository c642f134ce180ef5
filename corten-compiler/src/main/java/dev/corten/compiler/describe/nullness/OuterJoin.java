package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An outer join of a query. Once a row of a side is known to be there, the join nulls that side no more: LEFT becomes
 * INNER, FULL becomes RIGHT or LEFT.
 *
 * @param type which it is
 * @param left the numbers of the range entries on its left, joins included
 * @param right the same on its right
 */
record OuterJoin(Type type, Set<Integer> left, Set<Integer> right) {

    enum Type {
        LEFT,
        FULL,
        RIGHT
    }

    /** The outer joins of {@code query} by their range entry. */
    static Map<Integer, OuterJoin> of(Node query) {
        Map<Integer, OuterJoin> joins = new HashMap<>();
        Node from = query.node("jointree");
        if (from != null) {
            from.nodes("fromlist").forEach(item -> collect(item, joins));
        }
        return joins;
    }

    private static Set<Integer> collect(@Nullable Node item, Map<Integer, OuterJoin> joins) {
        Set<Integer> entries = new HashSet<>();
        if (item == null) {
            return entries;
        }
        entries.add(item.integer("rtindex"));
        if (item.is("JOINEXPR")) {
            Set<Integer> left = collect(item.node("larg"), joins);
            Set<Integer> right = collect(item.node("rarg"), joins);
            entries.addAll(left);
            entries.addAll(right);
            Type type =
                    switch (item.integer("jointype")) {
                        case 1 -> Type.LEFT;
                        case 2 -> Type.FULL;
                        case 3 -> Type.RIGHT;
                        default -> null;
                    };
            if (type != null) {
                joins.put(item.integer("rtindex"), new OuterJoin(type, left, right));
            }
        }
        return entries;
    }

    /** Whether, seen from {@code up} levels further in, this join may put NULLs in the place of {@code entry}'s row. */
    boolean nulls(int entry, Scope scope, int up) {
        if (left.contains(entry)) {
            return type != Type.LEFT && !scope.knowsPresent(up, left);
        }
        if (right.contains(entry)) {
            return type != Type.RIGHT && !scope.knowsPresent(up, right);
        }
        return true;
    }

    /** The entries beside whose rows it puts NULLs in the place of this entry's, if it does that. */
    Set<Integer> besides(int entry) {
        if (left.contains(entry)) {
            return type == Type.LEFT ? Set.of() : right;
        }
        if (right.contains(entry)) {
            return type == Type.RIGHT ? Set.of() : left;
        }
        return Set.of();
    }

    /** Whether every row that it gives has found a row on both sides. */
    boolean inner(Scope scope) {
        return (type == Type.LEFT || scope.knowsPresent(0, left))
                && (type == Type.RIGHT || scope.knowsPresent(0, right));
    }
}
