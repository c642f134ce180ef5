package dev.corten.compiler.describe.nullness;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Facts that hold together. Immutable. */
record Facts(Set<Fact> all) {
    static final Facts NONE = new Facts(Set.of());

    static Facts of(Fact... facts) {
        return new Facts(Set.of(facts));
    }

    static Facts of(Collection<? extends Fact> facts) {
        return facts.isEmpty() ? NONE : new Facts(Set.copyOf(facts));
    }

    boolean has(Fact fact) {
        return all.contains(fact);
    }

    /** What holds where both hold. */
    Facts and(Facts others) {
        if (others.all.isEmpty() || all.containsAll(others.all)) {
            return this;
        }
        if (all.isEmpty()) {
            return others;
        }
        Set<Fact> union = new HashSet<>(all);
        union.addAll(others.all);
        return new Facts(union);
    }

    /** What holds where one of the two holds, nobody knows which. */
    Facts or(Facts others) {
        return only(others.all::contains);
    }

    Facts only(Predicate<Fact> test) {
        Set<Fact> some = new HashSet<>();
        for (Fact fact : all) {
            if (test.test(fact)) {
                some.add(fact);
            }
        }
        return of(some);
    }

    /** What a subquery says of the rows of the query around it. */
    Facts outside() {
        Set<Fact> outside = new HashSet<>();
        for (Fact fact : all) {
            switch (fact) {
                case Fact.Column(int up, int entry, int attribute, int version)
                when up > 0 -> outside.add(new Fact.Column(up - 1, entry, attribute, version));
                case Fact.Present(int up, int entry) when up > 0 -> outside.add(new Fact.Present(up - 1, entry));
                case Fact.Whole(int up, int entry) when up > 0 -> outside.add(new Fact.Whole(up - 1, entry));
                default -> {}
            }
        }
        return of(outside);
    }
}
