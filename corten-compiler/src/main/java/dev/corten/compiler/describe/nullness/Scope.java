package dev.corten.compiler.describe.nullness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression is looked at.
 *
 * @param level the query that it is in
 * @param facts what holds there: the level's facts, and those of the CASE branch
 * @param sublink in the test of {@code x IN (SELECT …)}, which columns of the subquery are not NULL
 * @param ignoredJoin a FULL JOIN that is taken to have found the row in question, or 0
 */
record Scope(Level level, Facts facts, List<Boolean> sublink, int ignoredJoin) {

    Scope with(Facts more) {
        return new Scope(level, facts.and(more), sublink, ignoredJoin);
    }

    Scope with(List<Boolean> sublink) {
        return new Scope(level, facts, sublink, ignoredJoin);
    }

    Scope ignoring(int join) {
        return new Scope(level, facts, sublink, join);
    }

    /** The scope {@code up} levels further out, or {@code null}. */
    @Nullable
    Scope up(int up) {
        Scope scope = this;
        for (int i = 0; i < up && scope != null; i++) {
            scope = scope.level.parent();
        }
        return scope;
    }

    /** Whether a fact says that this column is not NULL, here or at a level on the way to it. */
    boolean knowsColumn(int up, int entry, int attribute, int version) {
        Scope scope = this;
        for (int level = up; scope != null && level >= 0; level--) {
            if (scope.facts.has(new Fact.Column(level, entry, attribute, version))
                    || (version == 0 && attribute > 0 && scope.facts.has(new Fact.Whole(level, entry)))) {
                return true;
            }
            scope = scope.level.parent();
        }
        return false;
    }

    /** Whether a fact says that a row of one of these entries is there. */
    boolean knowsPresent(int up, Iterable<Integer> entries) {
        Scope scope = this;
        for (int level = up; scope != null && level >= 0; level--) {
            for (int entry : entries) {
                if (scope.facts.has(new Fact.Present(level, entry)) || scope.facts.has(new Fact.Whole(level, entry))) {
                    return true;
                }
            }
            scope = scope.level.parent();
        }
        return false;
    }

    /** Whether a fact says that this very expression is not NULL; parameters are known from all levels around. */
    boolean knowsExpression(String canonical) {
        Fact.Expression fact = new Fact.Expression(canonical);
        for (Scope scope = this; scope != null; scope = fact.parameter() ? scope.level.parent() : null) {
            if (scope.facts.has(fact)) {
                return true;
            }
        }
        return false;
    }
}
