package dev.corten.compiler.describe.nullness;

import dev.corten.compiler.describe.tree.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query of a statement: the whole, a subquery, a CTE. The facts are filled in while it is analysed. */
final class Level {
    private final Node query;
    private final @Nullable Scope parent;
    private final List<Node> range;
    private final Map<Integer, OuterJoin> outerJoins;
    private final @Nullable Target target;

    /** Columns of common table expressions and of subqueries in FROM, once they are known for good. */
    final Map<String, List<Boolean>> withColumns = new HashMap<>();

    final Map<Integer, List<Boolean>> fromColumns = new HashMap<>();

    /** Of the rows that pass FROM and WHERE. */
    Facts rowFacts = Facts.NONE;

    /** Of the rows or groups that pass HAVING too. */
    Facts facts = Facts.NONE;

    /** Whether the facts are complete, so that what is derived from them may be kept. */
    boolean complete;

    Level(Node query, @Nullable Scope parent) {
        this(query, parent, OuterJoin.of(query), null);
    }

    private Level(Node query, @Nullable Scope parent, Map<Integer, OuterJoin> outerJoins, @Nullable Target target) {
        this.query = query;
        this.parent = parent;
        this.range = query.nodes("rtable");
        this.outerJoins = outerJoins;
        this.target = target;
    }

    /** The same level as its RETURNING list sees it. */
    Level returning(Target target, Facts facts) {
        Level returning = new Level(query, parent, outerJoins, target);
        returning.rowFacts = facts;
        returning.facts = facts;
        returning.complete = true;
        return returning;
    }

    Node query() {
        return query;
    }

    @Nullable
    Scope parent() {
        return parent;
    }

    /** The table that is written, as the RETURNING list sees it; elsewhere {@code null}. */
    @Nullable
    Target target() {
        return target;
    }

    /** The range entry of this number, from 1. */
    @Nullable
    Node entry(int number) {
        return number < 1 || number > range.size() ? null : range.get(number - 1);
    }

    /** The outer joins by their range entry. */
    Map<Integer, OuterJoin> outerJoins() {
        return outerJoins;
    }

    /** The outer join that is range entry {@code number}. */
    @Nullable
    OuterJoin outerJoin(int number) {
        return outerJoins.get(number);
    }

    /** Where expressions of this level are looked at with nothing else known. */
    Scope scope() {
        return new Scope(this, facts, List.of(), 0);
    }

    /** The same before grouping. */
    Scope rowScope() {
        return new Scope(this, rowFacts, List.of(), 0);
    }
}
