package dev.corten.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers, each into its range. */
final class Numbers {
    private static final int LONG_DIGITS = 19;

    private Numbers() {}

    static long whole(JsonReader in, JsonParser parser, long min, long max) {
        try {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                long value = parser.getLongValue();
                if (value >= min && value <= max) {
                    return value;
                }
                in.problem("must be from " + min + " to " + max);
                return 0;
            }
        } catch (IOException e) {
            throw new Malformed(e);
        }
        BigDecimal value = number(in, parser, "a whole number");
        return value == null ? 0 : whole(in, value, min, max);
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

    static double doubleValue(JsonReader in, JsonParser parser) {
        if (!isNumber(parser)) {
            in.wrong("a number");
            return 0;
        }
        try {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (IOException e) {
            throw new Malformed(e);
        }
        in.problem("must be from -1.7976931348623157E308 to 1.7976931348623157E308");
        return 0;
    }

    static float floatValue(JsonReader in, JsonParser parser) {
        if (!isNumber(parser)) {
            in.wrong("a number");
            return 0;
        }
        try {
            float value = parser.getFloatValue();
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (IOException e) {
            throw new Malformed(e);
        }
        in.problem("must be from -3.4028235E38 to 3.4028235E38");
        return 0;
    }

    static @Nullable BigDecimal decimal(JsonReader in, JsonParser parser) {
        BigDecimal value = number(in, parser, "a number");
        // Whoever writes such a number out in full needs that many digits.
        if (value != null && Math.abs((long) value.scale()) > JsonReader.MAX_DIGITS) {
            in.problem("must not have an exponent past " + JsonReader.MAX_DIGITS);
            return null;
        }
        return value;
    }

    private static @Nullable BigDecimal number(JsonReader in, JsonParser parser, String wanted) {
        if (!isNumber(parser)) {
            in.wrong(wanted);
            return null;
        }
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException | StreamReadException e) {
            // The exponent itself does not fit 32 bits.
            in.problem("must not have an exponent past " + JsonReader.MAX_DIGITS);
            return null;
        } catch (IOException e) {
            throw new Malformed(e);
        }
    }

    private static boolean isNumber(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }
}
