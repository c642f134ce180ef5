package dev.corten.openapi;

import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.json.JsonValue.StringValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a schema of two documents. What a client sends must still be accepted, so a request that allows less breaks it;
 * what it gets must still be what it expects, so a response that allows more does.
 */
final class SchemaDiff {
    private static final String NULL = "null";

    private final Spec before;
    private final Spec after;
    private final Direction direction;
    private final Sink sink;

    /** The pairs that are being compared: types may contain themselves. */
    private final Set<List<JsonValue>> open = new HashSet<>();

    /** Who writes what the schema is of. */
    enum Direction {
        REQUEST,
        RESPONSE
    }

    /** Takes a difference, at a path as in {@code  $.title}. */
    interface Sink {
        void add(boolean breaking, String path, String what);
    }

    SchemaDiff(Spec before, Spec after, Direction direction, Sink sink) {
        this.before = before;
        this.after = after;
        this.direction = direction;
        this.sink = sink;
    }

    void compare(@Nullable JsonValue first, @Nullable JsonValue second) {
        compare(" $", first, second);
    }

    private void compare(String path, @Nullable JsonValue oldSchema, @Nullable JsonValue newSchema) {
        ObjectValue old = flat(before, oldSchema);
        ObjectValue now = flat(after, newSchema);
        Map<String, JsonValue> had = variants(before, old);
        Map<String, JsonValue> has = variants(after, now);
        if (had.containsKey(NULL) != has.containsKey(NULL)) {
            boolean wider = has.containsKey(NULL);
            change(wider, path, wider ? "may be null now" : "may no longer be null");
        }
        had.remove(NULL);
        has.remove(NULL);
        boolean one = had.size() == 1 && has.size() == 1;
        ObjectValue first = one ? single(before, had) : old;
        ObjectValue second = one ? single(after, has) : now;
        var pair = List.<JsonValue>of(first, second);
        if (open.add(pair)) {
            if (one) {
                one(path, first, second);
            } else {
                several(path, had, has);
            }
            open.remove(pair);
        }
    }

    private static ObjectValue single(Spec spec, Map<String, JsonValue> variants) {
        return flat(spec, variants.values().iterator().next());
    }

    private void several(String path, Map<String, JsonValue> had, Map<String, JsonValue> has) {
        had.forEach((name, variant) -> {
            JsonValue other = has.get(name);
            if (other == null) {
                change(false, path, "is no longer one of " + name);
            } else {
                compare(path + "(" + name + ")", variant, other);
            }
        });
        has.keySet().stream()
                .filter(name -> !had.containsKey(name))
                .forEach(name -> change(true, path, "is one of " + name + ", too"));
    }

    private void one(String path, ObjectValue old, ObjectValue now) {
        types(path, old, now);
        values(path, old, now);
        Bounds.compare(old, now, (wider, what) -> change(wider, path, what), what -> sink.add(true, path, what));
        if (!equal(old.get("default"), now.get("default"))) {
            sink.add(false, path, "has another default");
        }
        compareIn(path + "[]", old, now, "items");
        properties(path, old, now);
        more(path, old, now);
    }

    private void compareIn(String path, ObjectValue old, ObjectValue now, String member) {
        if (old.get(member) instanceof ObjectValue first && now.get(member) instanceof ObjectValue second) {
            compare(path, first, second);
        }
    }

    private void types(String path, ObjectValue old, ObjectValue now) {
        Set<String> had = types(old);
        Set<String> has = types(now);
        had.forEach(type -> {
            if (!has.isEmpty() && !covers(has, type)) {
                change(false, path, "is no longer " + type);
            }
        });
        has.forEach(type -> {
            if (!had.isEmpty() && !covers(had, type)) {
                change(true, path, "is " + type + " now");
            }
        });
        if (had.isEmpty() != has.isEmpty()) {
            change(has.isEmpty(), path, has.isEmpty() ? "is any value now" : "is " + String.join(" or ", has) + " now");
        }
    }

    private static boolean covers(Set<String> types, String type) {
        return types.contains(type) || type.equals("integer") && types.contains("number");
    }

    private static Set<String> types(ObjectValue schema) {
        Set<String> types = new LinkedHashSet<>();
        String one = Spec.text(schema.get("type"));
        if (one != null) {
            types.add(one);
        }
        Spec.elements(schema.get("type")).forEach(type -> types.add(String.valueOf(Spec.text(type))));
        types.remove(NULL);
        return types;
    }

    private void values(String path, ObjectValue old, ObjectValue now) {
        List<JsonValue> had = values(old);
        List<JsonValue> has = values(now);
        if (had.isEmpty() || has.isEmpty()) {
            if (had.isEmpty() != has.isEmpty()) {
                change(has.isEmpty(), path, has.isEmpty() ? "is no longer an enum" : "is an enum now");
            }
            return;
        }
        had.stream()
                .filter(value -> !has.contains(value))
                .forEach(value -> change(false, path, "is no longer " + Spec.show(value)));
        has.stream()
                .filter(value -> !had.contains(value))
                .forEach(value -> change(true, path, "may be " + Spec.show(value) + " now"));
    }

    private static List<JsonValue> values(ObjectValue schema) {
        JsonValue constant = schema.get("const");
        return constant != null ? List.of(constant) : Spec.elements(schema.get("enum"));
    }

    private void properties(String path, ObjectValue old, ObjectValue now) {
        Map<String, JsonValue> had = before.object(old.get("properties")).fields();
        Map<String, JsonValue> has = after.object(now.get("properties")).fields();
        List<JsonValue> wasRequired = Spec.elements(old.get("required"));
        List<JsonValue> isRequired = Spec.elements(now.get("required"));
        had.forEach((name, property) -> {
            JsonValue other = has.get(name);
            String at = path + "." + name;
            if (other == null) {
                sink.add(true, at, "is gone");
                return;
            }
            boolean required = isRequired.contains(new StringValue(name));
            if (required != wasRequired.contains(new StringValue(name))) {
                String optional = direction == Direction.REQUEST ? "is optional now" : "may be missing now";
                change(!required, at, required ? "is required now" : optional);
            }
            compare(at, property, other);
        });
        has.keySet().stream().filter(name -> !had.containsKey(name)).forEach(name -> {
            boolean required = direction == Direction.REQUEST && isRequired.contains(new StringValue(name));
            sink.add(required, path + "." + name, required ? "is new and required" : "is new");
        });
    }

    /** Fields beyond the properties. Clients look at those that they know, so more of them in a response break none. */
    private void more(String path, ObjectValue old, ObjectValue now) {
        boolean had = allowed(old);
        boolean has = allowed(now);
        if (had != has) {
            boolean breaking = direction == Direction.REQUEST && !has;
            sink.add(breaking, path, has ? "may have further fields now" : "may no longer have further fields");
        } else {
            compareIn(path + "{}", old, now, "additionalProperties");
        }
    }

    private static boolean allowed(ObjectValue schema) {
        return !(schema.get("additionalProperties") instanceof JsonValue.BooleanValue(boolean set)) || set;
    }

    /** The schema with what it refers to and all of its {@code allOf} in one. */
    private static ObjectValue flat(Spec spec, @Nullable JsonValue value) {
        ObjectValue schema = spec.object(value);
        List<JsonValue> all = Spec.elements(schema.get("allOf"));
        if (all.isEmpty()) {
            return schema;
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        Set<JsonValue> required = new LinkedHashSet<>();
        Map<String, JsonValue> own = new LinkedHashMap<>(schema.fields());
        own.remove("allOf");
        for (JsonValue part :
                Stream.concat(all.stream(), Stream.of(new ObjectValue(own))).toList()) {
            ObjectValue object = flat(spec, part);
            fields.putAll(object.fields());
            properties.putAll(spec.object(object.get("properties")).fields());
            required.addAll(Spec.elements(object.get("required")));
        }
        fields.put("properties", new ObjectValue(properties));
        fields.put("required", new JsonValue.ArrayValue(List.copyOf(required)));
        return new ObjectValue(fields);
    }

    /** What the schema is one of, by names that stay; itself, where it is one thing; and {@code null}. */
    private static Map<String, JsonValue> variants(Spec spec, ObjectValue schema) {
        Map<String, JsonValue> variants = new LinkedHashMap<>();
        List<JsonValue> alternatives = Spec.elements(schema.get("oneOf"));
        alternatives = alternatives.isEmpty() ? Spec.elements(schema.get("anyOf")) : alternatives;
        Map<String, Integer> numbers = new HashMap<>();
        for (JsonValue alternative : alternatives) {
            String name = name(spec, alternative);
            int number = numbers.merge(name, 1, Integer::sum);
            variants.put(number == 1 ? name : name + " " + number, alternative);
        }
        if (alternatives.isEmpty()) {
            variants.put("", schema);
            if (Spec.elements(schema.get("type")).contains(new StringValue(NULL))) {
                variants.put(NULL, schema);
            }
        }
        return variants;
    }

    /** The tag of a variant, the name of its component, or its type. */
    private static String name(Spec spec, JsonValue alternative) {
        ObjectValue schema = flat(spec, alternative);
        for (JsonValue property : spec.object(schema.get("properties")).fields().values()) {
            if (property instanceof ObjectValue object && object.get("const") instanceof StringValue(String tag)) {
                return tag;
            }
        }
        if (alternative instanceof ObjectValue object && object.get("$ref") instanceof StringValue(String reference)) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        String type = Spec.text(schema.get("type"));
        return type == null ? "others" : type;
    }

    private static boolean equal(@Nullable JsonValue first, @Nullable JsonValue second) {
        return first == null ? second == null : first.equals(second);
    }

    /** More is allowed, or less. */
    private void change(boolean wider, String path, String what) {
        sink.add(wider == (direction == Direction.RESPONSE), path, what);
    }
}
