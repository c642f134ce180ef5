package tasks;

import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ArrayValue;
import dev.corten.json.JsonValue.BooleanValue;
import dev.corten.json.JsonValue.NullValue;
import dev.corten.json.JsonValue.NumberValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.json.JsonValue.StringValue;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;

/**
 * Requests that an OpenAPI document allows, and ones that are a little or quite something else. What comes first of several is
 * what jqwik shrinks to: the simplest.
 */
final class ArbitraryRequests {
    private final ObjectValue document;
    private final List<String> ids;

    /** Requests by {@code document}, some of them for the tasks {@code ids}. */
    ArbitraryRequests(ObjectValue document, List<String> ids) {
        this.document = document;
        this.ids = ids;
    }

    /**
     * A request.
     *
     * @param path the path as the document has it
     * @param body the content, or {@code null}
     */
    record Sent(String method, String path, String target, String contentType, byte[] body) {
        @Override
        public String toString() {
            String shown = body == null ? "" : " " + contentType + " " + new String(body, StandardCharsets.ISO_8859_1);
            return method + " " + target + shown;
        }
    }

    /** Any of the operations, each as often. */
    Arbitrary<Sent> any() {
        List<Arbitrary<Sent>> operations = new ArrayList<>();
        object(document.get("paths")).fields().forEach((path, item) -> object(item)
                .fields()
                .forEach((method, operation) ->
                        operations.add(operation(method.toUpperCase(Locale.ROOT), path, object(operation)))));
        return Arbitraries.oneOf(operations);
    }

    private Arbitrary<Sent> operation(String method, String path, ObjectValue operation) {
        Arbitrary<String> target = Arbitraries.just(path);
        for (JsonValue value : elements(operation.get("parameters"))) {
            ObjectValue parameter = object(value);
            String name = text(parameter.get("name"));
            Arbitrary<String> texts = parameter(object(parameter.get("schema")));
            if (text(parameter.get("in")).equals("path")) {
                target = Combinators.combine(target, texts.filter(t -> !t.isEmpty() && !t.matches("\\.\\.?")))
                        .as((t, segment) -> t.replace("{" + name + "}", encoded(segment)));
            } else {
                target = Combinators.combine(target, texts.list().ofMaxSize(2), Arbitraries.of(true, true, false))
                        .as((t, all, one) -> t + query(t.contains("?"), name, one, all));
            }
        }
        JsonValue body = object(object(object(operation.get("requestBody")).get("content"))
                        .get("application/json"))
                .get("schema");
        if (body == null) {
            return target.map(t -> new Sent(method, path, t, "", null));
        }
        Arbitrary<String> types = Arbitraries.frequencyOf(
                Tuple.of(
                        20,
                        Arbitraries.of("application/json", "application/json; charset=utf-8", "application/x+json")),
                Tuple.of(1, Arbitraries.of("text/plain", "", "application/", "json", "*/*")));
        return Combinators.combine(target, types, content(body))
                .as((t, type, bytes) -> new Sent(method, path, t, type, bytes));
    }

    private static String query(boolean more, String name, boolean one, List<String> values) {
        StringBuilder query = new StringBuilder();
        for (String value : one && values.size() > 1 ? values.subList(0, 1) : values) {
            query.append(query.isEmpty() && !more ? "?" : "&")
                    .append(name)
                    .append('=')
                    .append(encoded(value));
        }
        return query.toString();
    }

    /** Mostly what the schema allows, as a text; sometimes any text. */
    private Arbitrary<String> parameter(ObjectValue schema) {
        Arbitrary<String> right =
                value(schema, 0).map(value -> value instanceof StringValue(String text) ? text : show(value));
        return Arbitraries.frequencyOf(
                Tuple.of(6, right),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(8)),
                Tuple.of(1, Arbitraries.longs().map(String::valueOf)));
    }

    /** JSON that fits, JSON that fits nearly, and what is no JSON. */
    private Arbitrary<byte[]> content(JsonValue schema) {
        Arbitrary<byte[]> right = value(schema, 0).map(ArbitraryRequests::bytes);
        Arbitrary<byte[]> cut = Combinators.combine(
                        right, Arbitraries.integers().between(0, 100))
                .as((bytes, to) -> java.util.Arrays.copyOf(bytes, Math.min(bytes.length, to)));
        Arbitrary<byte[]> changed = Combinators.combine(
                        right, Arbitraries.integers().between(0, 100), Arbitraries.bytes())
                .as((bytes, at, with) -> {
                    byte[] copy = bytes.clone();
                    if (copy.length > 0) {
                        copy[at % copy.length] = with;
                    }
                    return copy;
                });
        return Arbitraries.frequencyOf(
                Tuple.of(6, right),
                Tuple.of(3, any(2).map(ArbitraryRequests::bytes)),
                Tuple.of(1, cut),
                Tuple.of(2, changed),
                Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(20)));
    }

    /** A value that {@code schema} allows, with a field that it does not know or a wrong one now and then. */
    private Arbitrary<JsonValue> value(JsonValue written, int depth) {
        ObjectValue schema = resolved(object(written));
        List<JsonValue> labels = elements(schema.get("enum"));
        List<JsonValue> alternatives = elements(schema.get("anyOf"));
        if (!labels.isEmpty()) {
            return Arbitraries.of(labels);
        }
        if (!alternatives.isEmpty()) {
            return Arbitraries.oneOf(
                    alternatives.stream().map(a -> value(a, depth + 1)).toList());
        }
        List<String> types = schema.get("type") instanceof StringValue(String one)
                ? List.of(one)
                : elements(schema.get("type")).stream()
                        .map(ArbitraryRequests::text)
                        .toList();
        return types.isEmpty()
                ? any(1)
                : Arbitraries.oneOf(
                        types.stream().map(type -> ofType(type, schema, depth)).toList());
    }

    private Arbitrary<JsonValue> ofType(String type, ObjectValue schema, int depth) {
        return switch (type) {
            case "null" -> Arbitraries.just(NullValue.NULL);
            case "boolean" -> Arbitraries.of(true, false).map(BooleanValue::new);
            case "integer" ->
                Arbitraries.oneOf(Arbitraries.integers().between(-2, 120).map(Integer::longValue), Arbitraries.longs())
                        .map(number -> new NumberValue(BigDecimal.valueOf(number)));
            case "number" -> Arbitraries.bigDecimals().map(NumberValue::new);
            case "array" ->
                value(schema.get("items"), depth + 1).list().ofMaxSize(3).map(ArrayValue::new);
            case "object" -> fields(schema, depth);
            default ->
                "uuid".equals(schema.get("format") instanceof StringValue(String format) ? format : "")
                        ? Arbitraries.oneOf(
                                        Arbitraries.of(ids),
                                        Arbitraries.create(() -> "00000000-0000-4000-8000-000000000000"))
                                .map(StringValue::new)
                        : Arbitraries.oneOf(
                                        Arbitraries.strings().ofMaxLength(20),
                                        Arbitraries.strings()
                                                .alpha()
                                                .ofMinLength(250)
                                                .ofMaxLength(260))
                                .map(StringValue::new);
        };
    }

    private Arbitrary<JsonValue> fields(ObjectValue schema, int depth) {
        Arbitrary<Map<String, JsonValue>> object = Arbitraries.create(LinkedHashMap::new);
        for (Map.Entry<String, JsonValue> property :
                object(schema.get("properties")).fields().entrySet()) {
            Arbitrary<JsonValue> value =
                    Arbitraries.frequencyOf(Tuple.of(8, value(property.getValue(), depth + 1)), Tuple.of(1, any(1)));
            object = Combinators.combine(object, value, Arbitraries.of(false, true, true, true))
                    .as((fields, one, there) -> with(fields, there ? property.getKey() : "", one));
        }
        return Combinators.combine(object, Arbitraries.strings().alpha().ofMaxLength(3), any(1))
                .as((fields, name, more) -> new ObjectValue(with(fields, name.length() == 3 ? name : "", more)));
    }

    private static Map<String, JsonValue> with(Map<String, JsonValue> fields, String name, JsonValue value) {
        if (name.isEmpty()) {
            return fields;
        }
        Map<String, JsonValue> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private static Arbitrary<JsonValue> any(int depth) {
        Arbitrary<JsonValue> flat = Arbitraries.oneOf(
                Arbitraries.just(NullValue.NULL),
                Arbitraries.of(true, false).map(BooleanValue::new),
                Arbitraries.bigDecimals().map(NumberValue::new),
                Arbitraries.strings().ofMaxLength(6).map(StringValue::new));
        if (depth == 0) {
            return flat;
        }
        return Arbitraries.oneOf(
                flat,
                any(depth - 1).list().ofMaxSize(3).map(ArrayValue::new),
                Arbitraries.maps(Arbitraries.of("title", "description", "status", "a"), any(depth - 1))
                        .ofMaxSize(3)
                        .map(ObjectValue::new));
    }

    private ObjectValue resolved(ObjectValue schema) {
        if (!(schema.get("$ref") instanceof StringValue(String reference))) {
            return schema;
        }
        JsonValue at = document;
        for (String step : reference.substring(2).split("/")) {
            at = object(at).get(step);
        }
        return resolved(object(at));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(JsonValue value) {
        return JsonCodecs.VALUE.encode(value);
    }

    private static String show(JsonValue value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private static String text(JsonValue value) {
        return value instanceof StringValue(String text) ? text : "";
    }

    static ObjectValue object(JsonValue value) {
        return value instanceof ObjectValue object ? object : new ObjectValue(Map.of());
    }

    private static List<JsonValue> elements(JsonValue value) {
        return value instanceof ArrayValue(List<JsonValue> elements) ? elements : List.of();
    }

    /** {@code count} requests, the same ones for the same {@code seed}, each with the smaller ones that it can be shrunk to. */
    static Stream<Shrinkable<Sent>> requests(Arbitrary<Sent> any, long seed, int count) {
        var random = new java.util.Random(seed);
        var generator = any.generator(count, true);
        return Stream.generate(() -> generator.next(random)).limit(count);
    }
}
