package tasks;

import java.util.function.Predicate;
import net.jqwik.api.Shrinkable;

/** Looks for the smallest value that still fails, as jqwik's engine does for its own tests. */
final class Shrinking {
    /** So many values are tried; there are not as many steps to the smallest. */
    private static final int TRIES = 2000;

    private Shrinking() {}

    /** The smallest value of which {@code fails} holds that is found on the way down from {@code failing}, of which it holds. */
    static <T> T smallest(Shrinkable<T> failing, Predicate<T> fails) {
        Shrinkable<T> least = failing;
        int[] tries = {TRIES};
        while (true) {
            Shrinkable<T> from = least;
            Shrinkable<T> next = from.shrink()
                    .takeWhile(_ -> tries[0]-- > 0)
                    .filter(smaller -> smaller.distance().compareTo(from.distance()) < 0)
                    .filter(smaller -> fails.test(smaller.value()))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                return least.value();
            }
            least = next;
        }
    }
}
