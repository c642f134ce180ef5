package dev.corten.openapi;

import dev.corten.http.Route;
import dev.corten.http.RouteSet;
import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonException;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ArrayValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.json.JsonValue.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts the parts that the compiler wrote together: one Paths Object, one Components Object. */
final class Document {
    private final Map<String, Map<String, JsonValue>> paths = new LinkedHashMap<>();
    private final Map<String, String> schemas = new TreeMap<>();
    private final Map<String, JsonValue> securitySchemes = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Operations operations = new Operations();

    private Document() {}

    static String of(OpenApi.Info info, OpenApi.ErrorSchema errors, List<RouteSet> sets) {
        var document = new Document();
        sets.stream().flatMap(set -> set.parts().stream()).forEach(document::add);
        return Spec.show(document.root(info, errors));
    }

    /** {@code json}, which {@code what} is written in. */
    static JsonValue read(String what, String json) {
        try {
            return JsonCodecs.VALUE.decode(json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new IllegalArgumentException(what + " is no JSON: " + e.getMessage(), e);
        }
    }

    private void add(RouteSet set) {
        Map<String, String> names = Names.of(set.schemas(), schemas);
        set.schemas()
                .forEach((name, schema) -> schemas.put(names.getOrDefault(name, name), Names.rename(schema, names)));
        set.securitySchemes().forEach((name, scheme) -> {
            JsonValue value = read("the security scheme " + name, scheme);
            JsonValue other = securitySchemes.putIfAbsent(name, value);
            if (other != null && !other.equals(value)) {
                throw new IllegalArgumentException("two different security schemes are called " + name);
            }
        });
        tags.putAll(set.tags());
        Map<Integer, String> errors = set.errors();
        for (Route route : set.routes()) {
            String operation = route.operation();
            if (operation != null) {
                JsonValue read = read("the operation of " + route.name(), Names.rename(operation, names));
                // OpenAPI has no variables of several segments: their slashes are sent percent-encoded by its clients.
                String path = route.path().replace("...}", "}");
                paths.computeIfAbsent(path, _ -> new LinkedHashMap<>())
                        .put(route.method().toLowerCase(Locale.ROOT), operations.of(path, read, errors));
            }
        }
    }

    private ObjectValue root(OpenApi.Info info, OpenApi.ErrorSchema errors) {
        Map<String, JsonValue> root = new LinkedHashMap<>();
        root.put("openapi", text("3.1.1"));
        Map<String, JsonValue> about = object("title", text(info.title()), "version", text(info.version()));
        if (!info.description().isEmpty()) {
            about.put("description", text(info.description()));
        }
        root.put("info", new ObjectValue(about));
        if (!info.servers().isEmpty()) {
            root.put("servers", array(info.servers().stream().map(url -> object("url", text(url)))));
        }
        if (!tags.isEmpty()) {
            root.put(
                    "tags",
                    array(tags.entrySet().stream()
                            .map(tag -> object("name", text(tag.getKey()), "description", text(tag.getValue())))));
        }
        Map<String, JsonValue> items = new LinkedHashMap<>();
        paths.forEach((path, item) -> items.put(path, new ObjectValue(item)));
        root.put("paths", new ObjectValue(items));
        root.put("components", new ObjectValue(components(errors)));
        return new ObjectValue(root);
    }

    private Map<String, JsonValue> components(OpenApi.ErrorSchema errors) {
        String error = schemas.containsKey("Error") ? "ErrorBody" : "Error";
        schemas.put(error, errors.schema());
        Map<String, JsonValue> read = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> read.put(name, read("the schema " + name, schema)));
        ObjectValue reference = new ObjectValue(object("$ref", text("#/components/schemas/" + error)));
        ObjectValue content = new ObjectValue(object(errors.mediaType(), new ObjectValue(object("schema", reference))));
        ObjectValue response = new ObjectValue(object("description", text("An error"), "content", content));
        Map<String, JsonValue> components =
                object("schemas", new ObjectValue(read), "responses", new ObjectValue(object("Error", response)));
        if (!securitySchemes.isEmpty()) {
            components.put("securitySchemes", new ObjectValue(securitySchemes));
        }
        return components;
    }

    static StringValue text(String value) {
        return new StringValue(value);
    }

    /** One or two fields, to which more may be added. */
    static Map<String, JsonValue> object(String name, JsonValue value) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }

    static Map<String, JsonValue> object(String name, JsonValue value, String second, JsonValue other) {
        Map<String, JsonValue> fields = object(name, value);
        fields.put(second, other);
        return fields;
    }

    private static ArrayValue array(Stream<Map<String, JsonValue>> objects) {
        List<JsonValue> elements = new ArrayList<>();
        objects.forEach(fields -> elements.add(new ObjectValue(fields)));
        return new ArrayValue(elements);
    }
}
