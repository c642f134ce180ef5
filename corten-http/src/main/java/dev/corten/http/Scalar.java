package dev.corten.http;

import dev.corten.http.internal.Scalars;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one type from a text of a request: a path variable, a query parameter, a header or a cookie. Strict: what it does
 * not expect is refused, not guessed.
 *
 * <pre>{@code
 * Scalar<Sort> sort = Scalar.of("newest or oldest", text -> switch (text) {
 *     case "newest" -> Sort.NEWEST;
 *     case "oldest" -> Sort.OLDEST;
 *     default -> null;
 * });
 * }</pre>
 *
 * @param <T> the type
 */
public interface Scalar<T> {
    /** Any text. */
    Scalar<String> STRING = of("a text", text -> text);

    /** {@code -2147483648} to {@code 2147483647}. */
    Scalar<Integer> INT = new PlainScalar<>("a whole number from -2147483648 to 2147483647", Scalars::integer, 0);

    /** A whole number of 64 bits. */
    Scalar<Long> LONG = new PlainScalar<>("a whole number of 64 bits", Scalars::longInteger, 0L);

    /** A finite number. */
    Scalar<Double> DOUBLE = new PlainScalar<>("a number", Scalars::floating, 0d);

    /** {@code true} or {@code false}. */
    Scalar<Boolean> BOOLEAN = new PlainScalar<>("true or false", Scalars::bool, false);

    /** A UUID of 36 characters. */
    Scalar<java.util.UUID> UUID = of("a UUID", Scalars::uuid);

    /** A time of RFC 3339, as in {@code 2026-01-31T12:00:00Z}. */
    Scalar<Instant> INSTANT = of("a time as in 2026-01-31T12:00:00Z", Scalars::instant);

    /** A date, as in {@code 2026-01-31}. */
    Scalar<LocalDate> LOCAL_DATE = of("a date as in 2026-01-31", Scalars::localDate);

    /** A time of day, as in {@code 12:00:00}. */
    Scalar<LocalTime> LOCAL_TIME = of("a time of day as in 12:00:00", Scalars::localTime);

    /** A date and a time of day, as in {@code 2026-01-31T12:00:00}. */
    Scalar<LocalDateTime> LOCAL_DATE_TIME = of("a date and time as in 2026-01-31T12:00:00", Scalars::localDateTime);

    /** A month, as in {@code 2026-01}. */
    Scalar<YearMonth> YEAR_MONTH = of("a month as in 2026-01", Scalars::yearMonth);

    /** A duration, as in {@code PT1H30M}. */
    Scalar<Duration> DURATION = of("a duration as in PT1H30M", Scalars::duration);

    /** A decimal number of at most 100 characters and an exponent of at most 3 digits. */
    Scalar<BigDecimal> DECIMAL = of("a decimal number", Scalars::decimal);

    /** The value that {@code text} stands for, or {@code null} if it stands for none. */
    @Nullable
    T read(String text);

    /** What it expects, in words that follow "must be". */
    String expected();

    /** The same for values that fit {@code test}; {@code more} says what that means, as in {@code at least 1}. */
    default Scalar<T> where(String more, Predicate<T> test) {
        return of(expected() + ", " + more, text -> PlainScalar.tested(read(text), test));
    }

    /** A function that gives {@code null} for a text that it does not expect. */
    @FunctionalInterface
    interface Reader<T> {
        /** The value that {@code text} stands for, or {@code null}. */
        @Nullable
        T read(String text);
    }

    /** A scalar that expects {@code expected}, in words that follow "must be", and reads by {@code reader}. */
    static <T> Scalar<T> of(String expected, Reader<T> reader) {
        return new PlainScalar<>(expected, reader, null);
    }
}
