package dev.corten.compiler.emit;

import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** JSON as people read it, and as it stands in a text block. */
final class JsonText {
    private static final int SHORT = 80;

    private JsonText() {}

    /** {@code value} (maps, collections, strings, numbers, booleans, JSON) in lines, with what is short in one. */
    static String of(Object value) {
        return of(value, "");
    }

    /** {@code value} as a text block whose lines are indented by {@code spaces}. */
    static String block(int spaces, Object value) {
        String margin = "\n" + " ".repeat(spaces);
        return "\"\"\"" + margin + of(value).replace("\\", "\\\\").replace("\n", margin) + "\"\"\"";
    }

    private static String of(Object value, String indent) {
        String flat = flat(value);
        if (indent.length() + flat.length() <= SHORT || !(value instanceof Map || value instanceof Collection)) {
            return flat;
        }
        String inner = indent + "  ";
        var text = new StringBuilder();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, field) -> text.append(text.isEmpty() ? "{\n" : ",\n")
                    .append(inner)
                    .append(flat(name))
                    .append(": ")
                    .append(of(field, inner)));
            return text.append("\n").append(indent).append("}").toString();
        }
        for (Object element : (Collection<?>) value) {
            text.append(text.isEmpty() ? "[\n" : ",\n").append(inner).append(of(element, inner));
        }
        return text.append("\n").append(indent).append("]").toString();
    }

    private static String flat(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var text = new StringBuilder();
                map.forEach((name, field) -> text.append(text.isEmpty() ? "{ " : ", ")
                        .append(flat(name))
                        .append(": ")
                        .append(flat(field)));
                yield text.isEmpty() ? "{}" : text.append(" }").toString();
            }
            case Collection<?> elements -> {
                var text = new StringBuilder();
                elements.forEach(
                        element -> text.append(text.isEmpty() ? "[" : ", ").append(flat(element)));
                yield text.isEmpty() ? "[]" : text.append("]").toString();
            }
            case JsonValue json -> new String(JsonCodecs.VALUE.encode(json), StandardCharsets.UTF_8);
            case String string -> new String(JsonCodecs.STRING.encode(string), StandardCharsets.UTF_8);
            default -> value.toString();
        };
    }
}
