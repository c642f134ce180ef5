package dev.corten.testing;

import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ArrayValue;
import dev.corten.json.JsonValue.NumberValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.json.JsonValue.StringValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds where JSON differs from what a test expects, with the path of each place. */
final class JsonComparison {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final boolean others;
    private final List<String> differences = new ArrayList<>();

    private JsonComparison(boolean others) {
        this.others = others;
    }

    /**
     * The places where {@code actual} differs, in its order, each in one line; {@code others} says whether its objects
     * may have fields that are not expected.
     */
    static List<String> of(JsonValue expected, JsonValue actual, boolean others) {
        var comparison = new JsonComparison(others);
        comparison.compare("$", expected, actual);
        return comparison.differences;
    }

    private void compare(String path, JsonValue expected, JsonValue actual) {
        switch (expected) {
            case ObjectValue object when actual instanceof ObjectValue other -> objects(path, object, other);
            case ArrayValue array when actual instanceof ArrayValue other -> arrays(path, array, other);
            case NumberValue number
            when actual instanceof NumberValue other -> {
                // 1 and 1.0 are one number.
                if (number.value().compareTo(other.value()) != 0) {
                    different(path, expected, actual);
                }
            }
            case StringValue text -> {
                if (!text.equals(actual) && !placeholder(text.value(), actual)) {
                    different(path, expected, actual);
                }
            }
            default -> {
                if (!expected.equals(actual)) {
                    different(path, expected, actual);
                }
            }
        }
    }

    private void objects(String path, ObjectValue expected, ObjectValue actual) {
        expected.fields().forEach((name, value) -> {
            JsonValue other = actual.get(name);
            if (other == null) {
                differences.add(step(path, name) + ": missing, expected " + JsonLines.flat(value));
            } else {
                compare(step(path, name), value, other);
            }
        });
        if (!others) {
            actual.fields().forEach((name, value) -> {
                if (expected.get(name) == null) {
                    differences.add(step(path, name) + ": not expected, was " + JsonLines.flat(value));
                }
            });
        }
    }

    private void arrays(String path, ArrayValue expected, ArrayValue actual) {
        int both = Math.min(expected.elements().size(), actual.elements().size());
        for (int i = 0; i < both; i++) {
            compare(
                    path + "[" + i + "]",
                    expected.elements().get(i),
                    actual.elements().get(i));
        }
        for (int i = both; i < expected.elements().size(); i++) {
            differences.add(path + "[" + i + "]: missing, expected "
                    + JsonLines.flat(expected.elements().get(i)));
        }
        for (int i = both; i < actual.elements().size(); i++) {
            differences.add(path + "[" + i + "]: not expected, was "
                    + JsonLines.flat(actual.elements().get(i)));
        }
    }

    /** Whether {@code expected} stands for values of a kind, and {@code actual} is one. */
    private static boolean placeholder(String expected, JsonValue actual) {
        return switch (expected) {
            case "<any>" -> true;
            case "<string>" -> actual instanceof StringValue;
            case "<number>" -> actual instanceof NumberValue;
            case "<uuid>" ->
                actual instanceof StringValue(String text) && UUID.matcher(text).matches();
            case "<instant>" -> actual instanceof StringValue(String text) && instant(text);
            default -> false;
        };
    }

    private static boolean instant(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void different(String path, JsonValue expected, JsonValue actual) {
        differences.add(path + ": expected " + JsonLines.flat(expected) + ", was " + JsonLines.flat(actual));
    }

    private static String step(String path, String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? path + "." + name : path + "[\"" + name + "\"]";
    }
}
