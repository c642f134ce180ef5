package dev.corten.sql.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates and times as PostgreSQL writes them in the style ISO (§8.5.2), which the driver sets: {@code 2026-01-02 03:04:05.5+00 BC}. */
final class TimeText {
    private static final String BEFORE_CHRIST = " BC";

    private TimeText() {}

    static LocalDate date(String text) {
        return switch (text) {
            case "infinity" -> LocalDate.MAX;
            case "-infinity" -> LocalDate.MIN;
            default -> {
                boolean early = text.endsWith(BEFORE_CHRIST);
                String[] parts = text.substring(0, early ? text.length() - BEFORE_CHRIST.length() : text.length())
                        .split("-");
                int year = Integer.parseInt(parts[0]);
                // There is no year 0: before the year 1 is the year 1 BC.
                yield LocalDate.of(early ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            }
        };
    }

    /** The end of the day is the last time of Java. */
    static LocalTime time(String text) {
        return text.startsWith("24:") ? LocalTime.MAX : LocalTime.parse(text);
    }

    static LocalDateTime timestamp(String text) {
        return switch (text) {
            case "infinity" -> LocalDateTime.MAX;
            case "-infinity" -> LocalDateTime.MIN;
            default -> {
                int blank = text.indexOf(' ');
                boolean early = text.endsWith(BEFORE_CHRIST);
                int end = early ? text.length() - BEFORE_CHRIST.length() : text.length();
                yield date(text.substring(0, blank) + text.substring(end)).atTime(time(text.substring(blank + 1, end)));
            }
        };
    }

    static OffsetDateTime offsetDateTime(String text) {
        return switch (text) {
            case "infinity" -> OffsetDateTime.MAX;
            case "-infinity" -> OffsetDateTime.MIN;
            default -> {
                int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
                boolean early = text.endsWith(BEFORE_CHRIST);
                int end = early ? text.length() - BEFORE_CHRIST.length() : text.length();
                yield timestamp(text.substring(0, sign) + text.substring(end))
                        .atOffset(ZoneOffset.of(text.substring(sign, end)));
            }
        };
    }
}
