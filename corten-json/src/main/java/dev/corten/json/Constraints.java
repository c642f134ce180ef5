package dev.corten.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of {@code jakarta.validation.constraints} ask for: called by generated code, which says itself what
 * is wrong. A value that is {@code null} has no length and no size: it is always right.
 *
 * <pre>{@code
 * in.check(Constraints.size(title, 1, 100), "must be 1 to 100 characters long");
 * }</pre>
 */
public final class Constraints {
    private static final int MAX_EMAIL = 254;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;

    private Constraints() {}

    /** Whether a text has from {@code min} to {@code max} characters; those past U+FFFF count once, as in PostgreSQL. */
    public static boolean size(@Nullable String value, int min, int max) {
        if (value == null) {
            return true;
        }
        int length = value.codePointCount(0, value.length());
        return length >= min && length <= max;
    }

    /** Whether there are from {@code min} to {@code max} elements. */
    public static boolean size(@Nullable Collection<?> value, int min, int max) {
        return value == null || value.size() >= min && value.size() <= max;
    }

    /** Whether there are from {@code min} to {@code max} entries. */
    public static boolean size(@Nullable Map<?, ?> value, int min, int max) {
        return value == null || value.size() >= min && value.size() <= max;
    }

    /** Whether a text has a character that is no white space. */
    public static boolean notBlank(@Nullable String value) {
        return value == null || !value.isBlank();
    }

    /**
     * Whether a text matches {@code pattern} as a whole. Where finding out takes more than a million steps and a hundred for each
     * character, it does not: so no text makes a careless pattern like {@code (a+)+} hold a thread.
     */
    public static boolean matches(@Nullable String value, Pattern pattern) {
        if (value == null) {
            return true;
        }
        try {
            return pattern.matcher(new BoundedText(value)).matches();
        } catch (BoundedText.TooManySteps | StackOverflowError e) {
            return false;
        }
    }

    /** Whether a number has at most so many digits before and behind its point, those at its ends that are 0 left out. */
    public static boolean digits(@Nullable Number value, int integer, int fraction) {
        if (value == null) {
            return true;
        }
        BigDecimal number = exact(value).stripTrailingZeros();
        return number.scale() <= fraction && number.precision() - number.scale() <= integer;
    }

    /** Whether a number is from {@code min} to {@code max}. */
    public static boolean between(long value, long min, long max) {
        return value >= min && value <= max;
    }

    /** Whether a whole number is from {@code min} to {@code max}. */
    public static boolean between(@Nullable Number value, long min, long max) {
        return value == null || between(value.longValue(), min, max);
    }

    /** Whether a number is {@code min} or more, or more than that if {@code min} itself is not {@code included}. */
    public static boolean atLeast(@Nullable Number value, BigDecimal min, boolean included) {
        return value == null || exact(value).compareTo(min) >= (included ? 0 : 1);
    }

    /** Whether a number is {@code max} or less, or less than that if {@code max} itself is not {@code included}. */
    public static boolean atMost(@Nullable Number value, BigDecimal max, boolean included) {
        return value == null || exact(value).compareTo(max) <= (included ? 0 : -1);
    }

    private static BigDecimal exact(Number value) {
        return switch (value) {
            case BigDecimal decimal -> decimal;
            case BigInteger whole -> new BigDecimal(whole);
            case Double number -> new BigDecimal(number);
            case Float number -> new BigDecimal(number);
            default -> BigDecimal.valueOf(value.longValue());
        };
    }

    /**
     * Whether a text looks like an address that mail can be sent to: the dot-atom of RFC 5321 in ASCII or other letters, an
     * {@code @}, and a name of a host. No quoted names, no comments, no addresses of the network.
     */
    public static boolean email(@Nullable String value) {
        if (value == null) {
            return true;
        }
        int at = value.lastIndexOf('@');
        return value.length() <= MAX_EMAIL
                && at > 0
                && at <= MAX_LOCAL
                && parts(value, 0, at, MAX_LOCAL, true)
                && parts(value, at + 1, value.length(), MAX_LABEL, false);
    }

    /** Whether there are parts with dots between them, none of which is empty or too long. */
    private static boolean parts(String value, int from, int to, int max, boolean local) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && value.charAt(i) != '.') {
                char c = value.charAt(i);
                boolean hyphen = c == '-' && i > start && i + 1 < to && value.charAt(i + 1) != '.';
                if (!(Character.isLetterOrDigit(c)
                        || Character.isSurrogate(c)
                        || (local ? "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0 : hyphen))) {
                    return false;
                }
            } else if (i == start || i - start > max) {
                return false;
            } else {
                start = i + 1;
            }
        }
        return true;
    }
}
