package dev.corten.openapi;

import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonException;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ArrayValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.json.JsonValue.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document that is read: its operations, with references followed where they are met. */
final class Spec {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final ObjectValue EMPTY = new ObjectValue(Map.of());

    private final ObjectValue root;

    private Spec(ObjectValue root) {
        this.root = root;
    }

    /**
     * An operation.
     *
     * @param name method and path, as in {@code GET /tasks/{id}}
     * @param item the Path Item Object that it is in
     * @param object the Operation Object
     */
    record Operation(String name, ObjectValue item, ObjectValue object) {
        /** The variables of the path, in order. */
        List<String> variables() {
            return java.util.regex.Pattern.compile("\\{([^}]*)}")
                    .matcher(name)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    static Spec of(String json) throws JsonException {
        JsonValue value = JsonCodecs.VALUE.decode(json.getBytes(StandardCharsets.UTF_8));
        if (!(value instanceof ObjectValue object
                && object.get("openapi") instanceof StringValue(String version)
                && version.startsWith("3."))) {
            throw new IllegalArgumentException("is no OpenAPI document of version 3: it has no \"openapi\": \"3.…\"");
        }
        return new Spec(object);
    }

    /** The operations by method and path without the names of its variables. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        object(root.get("paths")).fields().forEach((path, value) -> {
            ObjectValue item = object(value);
            for (String method : METHODS) {
                if (item.get(method) instanceof ObjectValue operation) {
                    String verb = method.toUpperCase(Locale.ROOT) + " ";
                    operations.put(
                            verb + path.replaceAll("\\{[^}]*}", "{}"), new Operation(verb + path, item, operation));
                }
            }
        });
        return operations;
    }

    /** The member {@code name} of the document itself. */
    @Nullable
    JsonValue member(String name) {
        return root.get(name);
    }

    /** The object {@code value}, with what it refers to; what stands beside a reference goes before what is there. */
    ObjectValue object(@Nullable JsonValue value) {
        if (!(value instanceof ObjectValue object)) {
            return EMPTY;
        }
        String reference = text(object.get("$ref"));
        if (reference == null || !reference.startsWith("#/")) {
            return object;
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        // A reference that leads back to itself says nothing.
        if (target(reference) instanceof ObjectValue target && !reference.equals(text(target.get("$ref")))) {
            fields.putAll(object(target).fields());
        }
        fields.putAll(object.fields());
        fields.remove("$ref");
        return new ObjectValue(fields);
    }

    private @Nullable JsonValue target(String reference) {
        JsonValue at = root;
        for (String step : reference.substring(2).split("/", -1)) {
            at = at instanceof ObjectValue object
                    ? object.get(step.replace("~1", "/").replace("~0", "~"))
                    : null;
        }
        return at;
    }

    static List<JsonValue> elements(@Nullable JsonValue value) {
        return value instanceof ArrayValue(List<JsonValue> elements) ? elements : List.of();
    }

    static @Nullable String text(@Nullable JsonValue value) {
        return value instanceof StringValue(String text) ? text : null;
    }

    static boolean isTrue(@Nullable JsonValue value) {
        return value instanceof JsonValue.BooleanValue(boolean set) && set;
    }

    /** {@code value} as JSON. */
    static String show(JsonValue value) {
        return new String(JsonCodecs.VALUE.encode(value), StandardCharsets.UTF_8);
    }
}
