package dev.corten.testing;

import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonException;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ArrayValue;
import dev.corten.json.JsonValue.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.opentest4j.AssertionFailedError;

/** JSON as people read it: a field or an element a line, with what is short in one. */
final class JsonLines {
    private static final int SHORT = 80;

    private JsonLines() {}

    /** The value of {@code json}; a text that is none fails the test, which calls it {@code what}. */
    static JsonValue read(String what, String json) {
        try {
            return JsonCodecs.VALUE.decode(json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new AssertionFailedError(what + " is no JSON: " + e.getMessage() + "\n" + json, e);
        }
    }

    /** {@code value} in one line. */
    static String flat(JsonValue value) {
        return new String(JsonCodecs.VALUE.encode(value), StandardCharsets.UTF_8);
    }

    /** {@code value} in lines. */
    static String of(JsonValue value) {
        return of(value, "");
    }

    private static String of(JsonValue value, String indent) {
        String flat = flat(value);
        if (indent.length() + flat.length() <= SHORT) {
            return flat;
        }
        String inner = indent + "  ";
        List<String> members = new ArrayList<>();
        switch (value) {
            case ObjectValue(var fields) ->
                fields.forEach(
                        (name, field) -> members.add(flat(new JsonValue.StringValue(name)) + ": " + of(field, inner)));
            case ArrayValue(var elements) -> elements.forEach(element -> members.add(of(element, inner)));
            default -> {
                return flat;
            }
        }
        boolean object = value instanceof ObjectValue;
        var lines = new StringJoiner(
                ",\n" + inner, (object ? "{" : "[") + "\n" + inner, "\n" + indent + (object ? "}" : "]"));
        members.forEach(lines::add);
        return lines.toString();
    }
}
