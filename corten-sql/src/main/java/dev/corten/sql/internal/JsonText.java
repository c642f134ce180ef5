package dev.corten.sql.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists for databases that have no arrays, but make a table of a JSON array. Times are written as in {@link SqliteValues}. */
final class JsonText {
    private JsonText() {}

    /** {@code values} as a JSON array, whose elements are what they would be alone: text, numbers, booleans. */
    static String array(List<? extends @Nullable Object> values) {
        return values.stream().map(JsonText::element).collect(Collectors.joining(",", "[", "]"));
    }

    private static String element(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean truth -> truth.toString();
            // Those are the numbers that JSON has no form for.
            case Double number when !Double.isFinite(number) -> throw noNumber();
            case Float number when !Float.isFinite(number) -> throw noNumber();
            case Float number -> Double.toString(number);
            case Number number -> {
                Object stored = SqliteValues.stored(number);
                yield stored instanceof String text && number instanceof BigDecimal ? quoted(text) : stored.toString();
            }
            default -> quoted(SqliteValues.stored(value).toString());
        };
    }

    private static IllegalArgumentException noNumber() {
        return new IllegalArgumentException("a list in JSON holds a number that is infinite or none");
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
