package dev.corten.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codec of arbitrary JSON. It takes what RFC 8259 does: of fields with the same name the last one counts, as section
 * 4 says that most do.
 */
final class ValueCodec implements JsonCodec<JsonValue> {

    @Override
    public void write(JsonWriter out, JsonValue value) {
        switch (value) {
            case JsonValue.ObjectValue(var fields) -> {
                out.beginObject();
                fields.forEach((name, field) -> write(out.field(name), field));
                out.endObject();
            }
            case JsonValue.ArrayValue(var elements) -> {
                out.beginArray();
                elements.forEach(element -> write(out, element));
                out.endArray();
            }
            case JsonValue.StringValue(var string) -> out.value(string);
            case JsonValue.NumberValue(var number) -> out.value(number);
            case JsonValue.BooleanValue(var bool) -> out.value(bool);
            case JsonValue.NullValue _ -> out.nullValue();
        }
    }

    @Override
    public @Nullable JsonValue read(JsonReader in) {
        return switch (in.kind()) {
            case OBJECT -> object(in);
            case ARRAY -> array(in);
            case STRING -> {
                String string = in.anyString();
                yield string == null ? null : new JsonValue.StringValue(string);
            }
            case NUMBER -> {
                var number = in.decimal();
                yield number == null ? null : new JsonValue.NumberValue(number);
            }
            case BOOLEAN -> new JsonValue.BooleanValue(in.booleanValue());
            case NULL -> {
                in.skip();
                yield JsonValue.NullValue.NULL;
            }
        };
    }

    private JsonValue object(JsonReader in) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        in.beginObject();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            JsonValue value = read(in);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return new JsonValue.ObjectValue(fields);
    }

    private JsonValue array(JsonReader in) {
        List<JsonValue> elements = new ArrayList<>();
        in.beginArray();
        while (in.nextElement()) {
            JsonValue value = read(in);
            if (value != null) {
                elements.add(value);
            }
        }
        return new JsonValue.ArrayValue(elements);
    }
}
