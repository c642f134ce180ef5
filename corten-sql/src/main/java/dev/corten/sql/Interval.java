package dev.corten.sql;

import dev.corten.sql.internal.IntervalText;
import java.time.Duration;
import java.time.Period;

/**
 * PostgreSQL's {@code interval}: months, days and microseconds, each with a sign of its own. They are kept apart because a month has 28
 * to 31 days, and a day 23 to 25 hours where clocks change: only adding it to a date says how long it is.
 *
 * <p>Intervals are equal if all three parts are: {@code 1 month} and {@code 30 days}, which {@code =} of PostgreSQL takes for the same,
 * are not.
 *
 * <pre>{@code
 * Interval.of(Duration.ofMinutes(90));
 * Interval.of(Period.ofMonths(1));
 * }</pre>
 *
 * @param months years are 12 of them
 * @param days days, weeks among them
 * @param micros hours, minutes and seconds, in microseconds
 */
public record Interval(int months, int days, long micros) {
    /** {@code 'infinity'::interval}, which PostgreSQL 17 and later know. */
    public static final Interval INFINITY = new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    /** {@code '-infinity'::interval}. */
    public static final Interval NEGATIVE_INFINITY = new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

    private static final int NANOS_A_MICRO = 1000;
    private static final long MICROS_A_SECOND = 1_000_000;

    /**
     * The exact time that {@code duration} is. In the constructor of a record that clients send it is checked by this: a value that
     * PostgreSQL does not keep is answered with the message.
     *
     * @throws IllegalArgumentException if it is not a whole number of microseconds, or of too many
     */
    public static Interval of(Duration duration) {
        if (duration.getNano() % NANOS_A_MICRO != 0) {
            throw new IllegalArgumentException("an interval has whole microseconds, which " + duration + " has not");
        }
        // The fraction of a duration counts upwards, also from a number of seconds that is too low.
        boolean below = duration.isNegative() && duration.getNano() > 0;
        long seconds = duration.getSeconds() + (below ? 1 : 0);
        long micros = duration.getNano() / NANOS_A_MICRO - (below ? MICROS_A_SECOND : 0);
        try {
            return new Interval(0, 0, Math.addExact(Math.multiplyExact(seconds, MICROS_A_SECOND), micros));
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException(
                    "an interval has at most 292,271 years of hours, which " + duration + " exceeds", tooLong);
        }
    }

    /**
     * Years, months and days.
     *
     * @throws IllegalArgumentException if they are more than PostgreSQL keeps
     */
    public static Interval of(Period period) {
        long months = period.toTotalMonths();
        if (months != (int) months) {
            throw new IllegalArgumentException(
                    "an interval has at most 178,956,970 years, which " + period + " exceeds");
        }
        return new Interval((int) months, period.getDays(), 0);
    }

    /**
     * What it is as an exact time.
     *
     * @throws ArithmeticException if it has months or days, which are none
     */
    public Duration toDuration() {
        if (months != 0 || days != 0) {
            throw new ArithmeticException("months and days are no exact time: " + this);
        }
        return Duration.ofSeconds(
                Math.floorDiv(micros, MICROS_A_SECOND), Math.floorMod(micros, MICROS_A_SECOND) * NANOS_A_MICRO);
    }

    /**
     * What it is as years, months and days.
     *
     * @throws ArithmeticException if it has hours, minutes or seconds, which a period has not
     */
    public Period toPeriod() {
        if (micros != 0) {
            throw new ArithmeticException("a period has no hours, minutes and seconds: " + this);
        }
        return Period.of(months / 12, months % 12, days);
    }

    /** As PostgreSQL reads it: {@code 14 mons 3 days 90.000001 secs}. */
    @Override
    public String toString() {
        return IntervalText.of(this);
    }
}
