package dev.corten.openapi;

import dev.corten.http.Route;
import dev.corten.http.RouteSet;
import dev.corten.json.JsonCodecs;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts the parts that the compiler wrote together: one Paths Object, one Components Object. */
final class Document {
    private Document() {}

    static String of(String title, String version, OpenApi.ErrorSchema errors, List<RouteSet> sets) {
        Map<String, Map<String, String>> paths = new LinkedHashMap<>();
        Map<String, String> schemas = new TreeMap<>();
        for (RouteSet set : sets) {
            Map<String, String> names = Names.of(set.schemas(), schemas);
            set.schemas()
                    .forEach(
                            (name, schema) -> schemas.put(names.getOrDefault(name, name), Names.rename(schema, names)));
            for (Route route : set.routes()) {
                String operation = route.operation();
                if (operation != null) {
                    // OpenAPI has no variables of several segments: their slashes are sent percent-encoded by its
                    // clients.
                    paths.computeIfAbsent(route.path().replace("...}", "}"), _ -> new LinkedHashMap<>())
                            .put(route.method().toLowerCase(Locale.ROOT), Names.rename(operation, names));
                }
            }
        }
        String error = schemas.containsKey("Error") ? "ErrorBody" : "Error";
        schemas.put(error, errors.schema());
        Map<String, String> items = new LinkedHashMap<>();
        paths.forEach((path, operations) -> items.put(path, object(operations)));
        return "{\"openapi\":\"3.1.1\",\"info\":{\"title\":" + string(title) + ",\"version\":" + string(version)
                + "},\"paths\":" + object(items) + ",\"components\":{\"schemas\":" + object(schemas)
                + ",\"responses\":{\"Error\":{\"description\":\"An error\",\"content\":{" + string(errors.mediaType())
                + ":{\"schema\":{\"$ref\":\"#/components/schemas/" + error + "\"}}}}}}}";
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> string(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String string(String value) {
        return new String(JsonCodecs.STRING.encode(value), StandardCharsets.UTF_8);
    }
}
