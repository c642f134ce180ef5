package dev.corten.compiler.emit;

import dev.corten.compiler.check.ExampleCheck;
import dev.corten.compiler.model.Example;
import dev.corten.compiler.model.ResultModel;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.read.CodecFinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Response Object of what a route answers when all goes well (OpenAPI 3.1.1, section 4.8.17). */
final class NormalAnswer {
    private static final String JSON = "application/json";
    private static final int SWITCHING_PROTOCOLS = 101;

    private static final Map<String, Object> LOCATION = Schemas.map(
            "Location",
            Schemas.map(
                    "description",
                    "Where to go",
                    "required",
                    true,
                    "schema",
                    Schemas.map("type", "string", "format", "uri-reference")));

    private final Schemas schemas;
    private final CodecFinder finder;

    NormalAnswer(Schemas schemas, CodecFinder finder) {
        this.schemas = schemas;
        this.finder = finder;
    }

    /** The status of what {@code route} answers. */
    int status(RouteModel route) {
        return route.upgrades() ? SWITCHING_PROTOCOLS : route.result().status();
    }

    /** What {@code route} answers. */
    Map<String, Object> of(RouteModel route) {
        ResultModel result = route.result();
        int status = status(route);
        String told = route.described().javadoc().result();
        Map<String, Object> normal =
                Schemas.map("description", told.isEmpty() ? phrase(status) : Operations.sentence(told));
        Map<String, Object> content = new LinkedHashMap<>();
        List<ResultModel.Kind> kinds = result.kinds();
        for (int i = 0; i < kinds.size(); i++) {
            content.putAll(content(
                    route,
                    kinds.get(i),
                    result.produces().isEmpty() ? "" : result.produces().get(i).type()));
        }
        if (!content.isEmpty()) {
            normal.put("content", content);
        }
        if (result.kind() == ResultModel.Kind.REDIRECT) {
            normal.put("headers", LOCATION);
        }
        return normal;
    }

    /** What an answer of that kind has; {@code produced} is the media type that was written, or empty. */
    private Map<String, Object> content(RouteModel route, ResultModel.Kind kind, String produced) {
        TypeRef value = route.result().value();
        Example example = route.described().example();
        return switch (kind) {
            case JSON -> content(schemas.of(value), value, example);
            case ARRAY -> {
                TypeRef list = new TypeRef("java.util.List", List.of(value), false);
                yield content(schemas.of(list), list, example);
            }
            case NDJSON -> items("application/x-ndjson", schemas.of(value));
            case EVENTS -> items("text/event-stream", schemas.of(value));
            case TEXT, BYTES -> {
                boolean text = value.is("java.lang.String");
                Map<String, Object> media = text ? Schemas.map("schema", Schemas.map("type", "string")) : Schemas.map();
                Operations.put(media, "example", example == null ? null : example.text());
                yield Schemas.map(produced.isEmpty() ? "text/plain" : produced, media);
            }
            case HTML, TEMPLATE -> content("text/html", Schemas.map("type", "string"));
            case REDIRECT, NOTHING, RESPONSE -> Map.of();
        };
    }

    /** JSON, with an example if it has one. */
    Map<String, Object> content(Map<String, Object> schema, TypeRef type, @Nullable Example example) {
        Map<String, Object> media = Schemas.map("schema", schema);
        if (example != null) {
            ExampleCheck.value(type, example.text(), finder).ifPresent(value -> media.put("example", value));
        }
        return Schemas.map(JSON, media);
    }

    /** Content of that type and schema. */
    static Map<String, Object> content(String mediaType, Map<String, Object> schema) {
        return Schemas.map(mediaType, Schemas.map("schema", schema));
    }

    /** A text of values. OpenAPI 3.2 says of each what 3.1 has no word for. */
    private static Map<String, Object> items(String mediaType, Map<String, Object> schema) {
        return Schemas.map(mediaType, Schemas.map("schema", Schemas.map("type", "string"), "x-itemSchema", schema));
    }

    private static String phrase(int status) {
        return switch (status) {
            case SWITCHING_PROTOCOLS -> "The connection is a WebSocket";
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 303 -> "See Other";
            case 307 -> "Temporary Redirect";
            case 308 -> "Permanent Redirect";
            default -> "The answer";
        };
    }
}
