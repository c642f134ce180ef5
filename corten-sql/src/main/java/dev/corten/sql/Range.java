package dev.corten.sql;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A range of PostgreSQL: {@code int4range}, {@code tstzrange}, {@code daterange}, …, or one of a type of your own.
 *
 * <p>PostgreSQL writes ranges of whole numbers and days with the lower bound in it and the upper one not: {@code [1,3]} comes back as
 * {@code [1,4)}. It takes a range between equal bounds that are not both in it for the empty one.
 *
 * <pre>{@code
 * Range<LocalDate> june = Range.closedOpen(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 1));
 * Range<Instant> sinceNow = Range.atLeast(Instant.now());
 * }</pre>
 *
 * @param lower the lower bound; {@code null} for none
 * @param lowerIncluded whether the lower bound is in it
 * @param upper the upper bound; {@code null} for none
 * @param upperIncluded whether the upper bound is in it
 * @param empty whether nothing is in it; it then has no bounds
 * @param <T> the type of its bounds
 */
public record Range<T>(
        @Nullable T lower, boolean lowerIncluded, @Nullable T upper, boolean upperIncluded, boolean empty) {
    /** A bound that is not there is not in it, and the empty range has none. */
    public Range {
        if (empty && (lower != null || upper != null)) {
            throw new IllegalArgumentException("the empty range has no bounds");
        }
        lowerIncluded &= lower != null;
        upperIncluded &= upper != null;
    }

    /** {@code [lower,upper)}. */
    public static <T> Range<T> closedOpen(T lower, T upper) {
        return new Range<>(lower, true, upper, false, false);
    }

    /** {@code [lower,upper]}. */
    public static <T> Range<T> closed(T lower, T upper) {
        return new Range<>(lower, true, upper, true, false);
    }

    /** {@code (lower,upper)}. */
    public static <T> Range<T> open(T lower, T upper) {
        return new Range<>(lower, false, upper, false, false);
    }

    /** {@code [lower,)}. */
    public static <T> Range<T> atLeast(T lower) {
        return new Range<>(lower, true, null, false, false);
    }

    /** {@code (,upper)}. */
    public static <T> Range<T> lessThan(T upper) {
        return new Range<>(null, false, upper, false, false);
    }

    /** {@code (,)}: everything. */
    public static <T> Range<T> all() {
        return new Range<>(null, false, null, false, false);
    }

    /** {@code empty}: nothing. */
    public static <T> Range<T> none() {
        return new Range<>(null, false, null, false, true);
    }

    /** The range between what {@code convert} makes of its bounds, which must be in the same order. */
    public <R> Range<R> map(Function<? super T, ? extends R> convert) {
        return new Range<>(
                lower == null ? null : convert.apply(lower),
                lowerIncluded,
                upper == null ? null : convert.apply(upper),
                upperIncluded,
                empty);
    }

    /** As in mathematics, and as PostgreSQL writes it: {@code [1,4)}, {@code empty}. */
    @Override
    public String toString() {
        return empty
                ? "empty"
                : (lowerIncluded ? "[" : "(")
                        + (lower == null ? "" : lower)
                        + ","
                        + (upper == null ? "" : upper)
                        + (upperIncluded ? "]" : ")");
    }
}
