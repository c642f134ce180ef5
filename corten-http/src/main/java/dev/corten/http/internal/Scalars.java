package dev.corten.http.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of scalars. The parsers of the JDK accept more than one wants ({@code +5}, digits of other scripts,
 * {@code 1-1-1-1-1} as a UUID, {@code NaN}), so the form is checked first.
 */
public final class Scalars {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    private static final int MAX_NUMBER = 100;
    private static final int MAX_LONG = 20;
    private static final int UUID_LENGTH = 36;
    private static final int DATE_LENGTH = 10;
    private static final int MONTH_LENGTH = 7;
    private static final int MAX_TIME = 40;

    private Scalars() {}

    /** A whole number of 32 bits. */
    public static @Nullable Integer integer(String text) {
        Long value = longInteger(text);
        return value != null && value.intValue() == value ? Integer.valueOf(value.intValue()) : null;
    }

    /** A whole number of 64 bits. */
    public static @Nullable Long longInteger(String text) {
        int digits = text.startsWith("-") ? 1 : 0;
        if (text.length() == digits || text.length() > MAX_LONG) {
            return null;
        }
        for (int i = digits; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    /** A finite number. */
    public static @Nullable Double floating(String text) {
        if (!number(text)) {
            return null;
        }
        Double value = Double.valueOf(text);
        return Double.isFinite(value) ? value : null;
    }

    /** A decimal number. */
    public static @Nullable BigDecimal decimal(String text) {
        return number(text) ? new BigDecimal(text) : null;
    }

    private static boolean number(String text) {
        return text.length() <= MAX_NUMBER && NUMBER.matcher(text).matches();
    }

    /** {@code true} or {@code false}. */
    public static @Nullable Boolean bool(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** A UUID in its canonical form, in upper or lower case. */
    public static @Nullable UUID uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return null;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            if (dash ? c != '-' : !hex) {
                return null;
            }
        }
        return UUID.fromString(text);
    }

    /** A time of RFC 3339. */
    public static @Nullable Instant instant(String text) {
        // Four digits for the year: later and earlier ones are beyond what databases keep.
        if (text.length() > MAX_TIME || text.length() < DATE_LENGTH || text.charAt(4) != '-') {
            return null;
        }
        return parsed(text, Instant::parse);
    }

    /** A date. */
    public static @Nullable LocalDate localDate(String text) {
        if (text.length() != DATE_LENGTH || text.charAt(4) != '-') {
            return null;
        }
        return parsed(text, LocalDate::parse);
    }

    /** A time of day. */
    public static @Nullable LocalTime localTime(String text) {
        return parsed(text, LocalTime::parse);
    }

    /** A date and a time of day, without an offset. */
    public static @Nullable LocalDateTime localDateTime(String text) {
        return text.length() > DATE_LENGTH && text.charAt(4) == '-' ? parsed(text, LocalDateTime::parse) : null;
    }

    /** A month of a year. */
    public static @Nullable YearMonth yearMonth(String text) {
        return text.length() == MONTH_LENGTH && text.charAt(4) == '-' ? parsed(text, YearMonth::parse) : null;
    }

    /** A duration of ISO 8601. */
    public static @Nullable Duration duration(String text) {
        return parsed(text, Duration::parse);
    }

    private static <T> @Nullable T parsed(String text, Function<String, T> parse) {
        if (text.length() > MAX_TIME) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
