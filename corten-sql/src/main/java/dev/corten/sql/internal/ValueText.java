package dev.corten.sql.internal;

import dev.corten.sql.Composite;
import dev.corten.sql.Range;
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
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Values as PostgreSQL reads them from text: arrays (§8.15.2) as {@code {"a","b",NULL}}, composites (§8.16.2) as
 * {@code ("a",,"b")}, ranges (§8.17.5) as {@code ["a","b")}, and what is in them. As text they fit whatever type the statement
 * wants there: of enums, domains, wider numbers.
 */
final class ValueText {
    private static final Instant POSITIVE_INFINITY = OffsetDateTime.MAX.toInstant();
    private static final Instant NEGATIVE_INFINITY = OffsetDateTime.MIN.toInstant();

    /** PostgreSQL knows neither a sign before a year nor the year 0. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern(" G", Locale.ENGLISH);

    private ValueText() {}

    /** {@code values} in braces. */
    static String array(List<? extends @Nullable Object> values) {
        var text = new StringJoiner(",", "{", "}");
        for (Object value : values) {
            text.add(value == null ? "NULL" : quoted(of(value)));
        }
        return text.toString();
    }

    /** The fields in parentheses; nothing stands for NULL. */
    private static String composite(Composite composite) {
        var text = new StringJoiner(",", "(", ")");
        for (Object field : composite.fields()) {
            text.add(field == null ? "" : quoted(of(field)));
        }
        return text.toString();
    }

    private static String range(Range<?> range) {
        return range.empty()
                ? "empty"
                : (range.lowerIncluded() ? "[" : "(")
                        + bound(range.lower())
                        + ","
                        + bound(range.upper())
                        + (range.upperIncluded() ? "]" : ")");
    }

    private static String bound(@Nullable Object value) {
        return value == null ? "" : quoted(of(value));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** One value. The two ends of time are PostgreSQL's infinities, as the driver writes them where they stand alone. */
    static String of(Object value) {
        return switch (value) {
            case List<?> values -> array(values);
            case Composite composite -> composite(composite);
            case Range<?> range -> range(range);
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case Instant t when t.compareTo(POSITIVE_INFINITY) >= 0 -> "infinity";
            case Instant t when t.compareTo(NEGATIVE_INFINITY) <= 0 -> "-infinity";
            case Instant t -> of(t.atOffset(ZoneOffset.UTC));
            case OffsetDateTime t when t.equals(OffsetDateTime.MAX) -> "infinity";
            case OffsetDateTime t when t.equals(OffsetDateTime.MIN) -> "-infinity";
            case OffsetDateTime t -> DATE.format(t) + " " + time(t.toLocalTime()) + t.getOffset() + ERA.format(t);
            case LocalDateTime t when t.equals(LocalDateTime.MAX) -> "infinity";
            case LocalDateTime t when t.equals(LocalDateTime.MIN) -> "-infinity";
            case LocalDateTime t -> DATE.format(t) + " " + time(t.toLocalTime()) + ERA.format(t);
            case LocalDate t when t.equals(LocalDate.MAX) -> "infinity";
            case LocalDate t when t.equals(LocalDate.MIN) -> "-infinity";
            case LocalDate t -> DATE.format(t) + ERA.format(t);
            case LocalTime t when t.equals(LocalTime.MAX) -> "24:00:00";
            case LocalTime t -> time(t);
            default -> value.toString();
        };
    }

    /** The time of a day with a date, of which there is no end that is not the next day. */
    private static String time(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
