package dev.corten.sql.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;

/**
 * What values of Java are in SQLite. Times are text in the form of SQLite's own functions, {@code 2026-01-31 23:59:59},
 * those with a zone in UTC: so {@code CURRENT_TIMESTAMP} can be read, and text is ordered as time is. A fraction ends with
 * its last digit that is not 0; without anything after it, that does not change the order.
 */
final class SqliteValues {
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            // Another year than one of four digits would be out of order, and unknown to SQLite.
            .appendValue(ChronoField.YEAR, 4, 4, SignStyle.NEVER)
            .appendPattern("-MM-dd")
            .toFormatter();

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendLiteral(' ')
            .append(TIME)
            .toFormatter();

    /** As SQLite reads it: seconds and a zone may be missing, and a T may stand between date and time. */
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendPattern("[' ']['T']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    private static final DateTimeFormatter READ_WITH_ZONE = new DateTimeFormatterBuilder()
            .append(READ)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter();

    private SqliteValues() {}

    /** {@code value} as a {@link Long}, a {@link Double} or a {@link String}. */
    static Object stored(Object value) {
        return switch (value) {
            case BigDecimal number -> number(number);
            case Instant instant -> WRITTEN.format(instant.atOffset(ZoneOffset.UTC));
            case OffsetDateTime time -> WRITTEN.format(time.withOffsetSameInstant(ZoneOffset.UTC));
            case LocalDateTime time -> WRITTEN.format(time);
            case LocalDate date -> DATE.format(date);
            case LocalTime time -> TIME.format(time);
            default -> value.toString();
        };
    }

    /** As a number where that is the same number, so that it can be compared; otherwise as text, which loses nothing. */
    private static Object number(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException noLong) {
            double near = number.doubleValue();
            boolean same = Double.isFinite(near) && BigDecimal.valueOf(near).compareTo(number) == 0;
            return same ? (Object) near : number.toPlainString();
        }
    }

    static OffsetDateTime offsetDateTime(String text) {
        return OffsetDateTime.parse(text, READ_WITH_ZONE);
    }

    static LocalDateTime localDateTime(String text) {
        return LocalDateTime.parse(text, READ);
    }
}
