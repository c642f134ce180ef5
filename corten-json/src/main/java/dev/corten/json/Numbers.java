package dev.corten.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads numbers, each into its range. */
final class Numbers {
    /** So many digits are in the range of a {@code long}, whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private static final int LONG_DIGITS = 19;

    /** Up to here whole numbers are exact as {@code double}. */
    private static final long EXACT = 1L << 53;

    /** The powers of ten that are exact as {@code double}. */
    private static final double[] POWERS = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private Numbers() {}

    static long whole(JsonReader in, long min, long max) {
        if (!in.isNumber()) {
            in.wrong("a whole number");
            return 0;
        }
        Input input = in.begin();
        byte[] bytes = input.bytes;
        int at = input.at;
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        int from = at;
        long value = 0;
        int digit;
        while (at < input.end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            at++;
        }
        int digits = at - from;
        boolean simple = digits > 0 && digits <= SAFE_DIGITS && (bytes[from] != '0' || digits == 1);
        if (!simple || at < input.end && goesOn(bytes[at])) {
            BigDecimal exact = exact(in);
            return exact == null ? 0 : whole(in, exact, min, max);
        }
        input.at = at;
        value = negative ? -value : value;
        if (value >= min && value <= max) {
            return value;
        }
        in.problem("must be from " + min + " to " + max);
        return 0;
    }

    private static boolean goesOn(byte b) {
        return b == '.' || b == 'e' || b == 'E';
    }

    private static long whole(JsonReader in, BigDecimal value, long min, long max) {
        if (value.signum() == 0) {
            return 0;
        }
        if (value.stripTrailingZeros().scale() > 0) {
            in.problem("must be a whole number");
            return 0;
        }
        // The digits before the point are counted first: 1e999999999 is not to be written out.
        if ((long) value.precision() - value.scale() <= LONG_DIGITS
                && value.compareTo(BigDecimal.valueOf(min)) >= 0
                && value.compareTo(BigDecimal.valueOf(max)) <= 0) {
            return value.longValueExact();
        }
        in.problem("must be from " + min + " to " + max);
        return 0;
    }

    static double doubleValue(JsonReader in) {
        if (!in.isNumber()) {
            in.wrong("a number");
            return 0;
        }
        var plain = new Plain();
        // Both are exact, so the one rounding of the division gives the nearest double (Clinger 1990).
        if (plain.read(in.begin()) && plain.digits <= EXACT && plain.scale < POWERS.length) {
            double value = plain.digits / POWERS[plain.scale];
            return plain.negative ? -value : value;
        }
        double value = Double.parseDouble(text(in));
        if (Double.isFinite(value)) {
            return value;
        }
        in.problem("must be from -1.7976931348623157E308 to 1.7976931348623157E308");
        return 0;
    }

    static float floatValue(JsonReader in) {
        if (!in.isNumber()) {
            in.wrong("a number");
            return 0;
        }
        float value = Float.parseFloat(text(in));
        if (Float.isFinite(value)) {
            return value;
        }
        in.problem("must be from -3.4028235E38 to 3.4028235E38");
        return 0;
    }

    static @Nullable BigDecimal decimal(JsonReader in) {
        if (!in.isNumber()) {
            in.wrong("a number");
            return null;
        }
        var plain = new Plain();
        if (plain.read(in.begin())) {
            return BigDecimal.valueOf(plain.negative ? -plain.digits : plain.digits, plain.scale);
        }
        BigDecimal value = exact(in);
        // Whoever writes such a number out in full needs that many digits.
        if (value != null && Math.abs((long) value.scale()) > JsonReader.MAX_DIGITS) {
            in.problem("must not have an exponent past " + JsonReader.MAX_DIGITS);
            return null;
        }
        return value;
    }

    private static @Nullable BigDecimal exact(JsonReader in) {
        String text = text(in);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // The exponent itself does not fit 32 bits.
            in.problem("must not have an exponent past " + JsonReader.MAX_DIGITS);
            return null;
        }
    }

    private static String text(JsonReader in) {
        Input input = in.begin();
        int from = input.at;
        input.number();
        return new String(input.bytes, from, input.at - from, StandardCharsets.ISO_8859_1);
    }

    /** A number without an exponent and of few digits, as most are: 12.50 is 1250 with two of them behind the point. */
    private static final class Plain {
        private boolean negative;
        private long digits;
        private int scale;

        /** Reads the number at which {@code input} stands; otherwise it still stands there. */
        boolean read(Input input) {
            byte[] bytes = input.bytes;
            int at = input.at;
            negative = bytes[at] == '-';
            if (negative) {
                at++;
            }
            int from = at;
            int point = -1;
            for (; at < input.end; at++) {
                int digit = bytes[at] - '0';
                if (digit >= 0 && digit <= 9) {
                    digits = digits * 10 + digit;
                } else if (bytes[at] == '.' && point < 0) {
                    point = at;
                } else {
                    break;
                }
            }
            int wholeEnd = point < 0 ? at : point;
            boolean proper = wholeEnd > from
                    && (bytes[from] != '0' || wholeEnd == from + 1)
                    && point != at - 1
                    && at - from <= SAFE_DIGITS
                    && (at == input.end || !goesOn(bytes[at]));
            if (proper) {
                scale = point < 0 ? 0 : at - point - 1;
                input.at = at;
            }
            return proper;
        }
    }
}
