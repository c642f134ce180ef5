package dev.corten.sql.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates and times in PostgreSQL's binary form: days or microseconds since 2000, the ends of the number for its infinities. */
final class TimeBytes {
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final long EPOCH_SECOND = EPOCH.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long MICROS_A_DAY = 86_400 * MICROS_A_SECOND;
    private static final int NANOS_A_MICRO = 1000;

    private TimeBytes() {}

    static LocalDate date(int days) {
        return switch (days) {
            case Integer.MAX_VALUE -> LocalDate.MAX;
            case Integer.MIN_VALUE -> LocalDate.MIN;
            default -> EPOCH.plusDays(days);
        };
    }

    /** The end of the day is the last time of Java. */
    static LocalTime time(long micros) {
        return micros == MICROS_A_DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(micros * NANOS_A_MICRO);
    }

    static LocalDateTime timestamp(long micros) {
        if (micros == Long.MAX_VALUE) {
            return LocalDateTime.MAX;
        }
        return micros == Long.MIN_VALUE
                ? LocalDateTime.MIN
                : LocalDateTime.ofEpochSecond(
                        EPOCH_SECOND + Math.floorDiv(micros, MICROS_A_SECOND),
                        (int) Math.floorMod(micros, MICROS_A_SECOND) * NANOS_A_MICRO,
                        ZoneOffset.UTC);
    }

    static OffsetDateTime offsetDateTime(long micros) {
        if (micros == Long.MAX_VALUE) {
            return OffsetDateTime.MAX;
        }
        return micros == Long.MIN_VALUE ? OffsetDateTime.MIN : timestamp(micros).atOffset(ZoneOffset.UTC);
    }
}
