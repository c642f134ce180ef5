package dev.corten.compiler.describe.nullness;

import java.util.List;

/** What is known of the values that a program passes for {@code $1}, {@code $2}, …. */
@FunctionalInterface
public interface Passed {
    /** Whether NULL is never passed, nor an array with NULL in it. */
    boolean nonNull(int number);

    /** Whether they are arrays of the same length, each time. */
    default boolean sameLength(List<Integer> numbers) {
        return false;
    }
}
