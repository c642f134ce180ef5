package dev.corten.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Any JSON value, for what has no type of its own. {@link JsonCodecs#VALUE} reads and writes it.
 *
 * <pre>{@code
 * JsonValue value = JsonCodecs.VALUE.decode(json);
 * if (value instanceof JsonValue.ObjectValue(var fields)) { … }
 * }</pre>
 */
public sealed interface JsonValue {

    /**
     * An object.
     *
     * @param fields its fields in the order of the text
     */
    record ObjectValue(Map<String, JsonValue> fields) implements JsonValue {
        /** Copies {@code fields}. */
        public ObjectValue {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** The field {@code name}, if there is one. */
        public @Nullable JsonValue get(String name) {
            return fields.get(name);
        }
    }

    /** An array. */
    record ArrayValue(List<JsonValue> elements) implements JsonValue {
        /** Copies {@code elements}. */
        public ArrayValue {
            elements = List.copyOf(elements);
        }
    }

    /** A string, of whatever characters: U+0000 too, unlike in a typed string. */
    record StringValue(String value) implements JsonValue {}

    /** A number with all its digits. */
    record NumberValue(BigDecimal value) implements JsonValue {}

    /** {@code true} or {@code false}. */
    record BooleanValue(boolean value) implements JsonValue {}

    /** {@code null}. */
    enum NullValue implements JsonValue {
        /** The only one. */
        NULL
    }
}
