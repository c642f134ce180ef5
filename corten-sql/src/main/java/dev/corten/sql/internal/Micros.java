package dev.corten.sql.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * Times as PostgreSQL keeps them, without what is less than a microsecond. Left to itself it rounds: the end of the year 9999 would
 * become a time of the year 10000, which JSON does not write, and the end of a day one of the next.
 */
final class Micros {
    private Micros() {}

    static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** The last time of all stands for infinity. */
    static LocalDateTime of(LocalDateTime time) {
        return time.equals(LocalDateTime.MAX) ? time : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** The last time of the day stands for its end, 24:00. */
    static LocalTime of(LocalTime time) {
        return time.equals(LocalTime.MAX) ? time : time.truncatedTo(ChronoUnit.MICROS);
    }
}
