package dev.corten.compiler.emit;

import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ParameterModel.Presence;
import dev.corten.compiler.model.ParameterModel.Source;
import dev.corten.compiler.model.ResultModel;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.ThrownModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Operation Objects of routes (OpenAPI 3.1.1, section 4.8.10). */
final class Operations {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Schemas schemas;

    Operations(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The operation of {@code route}, whose name in its class is {@code name}. */
    Map<String, Object> of(RouteModel route, String name) {
        Map<String, Object> operation = Schemas.map("operationId", route.className() + "." + name);
        operation.put("tags", List.of(tag(route)));
        String summary = Documentation.firstSentence(route.documentation());
        if (!summary.isEmpty()) {
            operation.put("summary", summary);
        }
        List<Object> parameters = parameters(route);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        body(route).ifPresent(body -> operation.put("requestBody", requestBody(route, body)));
        operation.put("responses", responses(route));
        return operation;
    }

    private static String tag(RouteModel route) {
        String name = route.className().replaceFirst("Routes$", "");
        return name.isEmpty() ? route.className() : name;
    }

    private static Optional<ParameterModel> body(RouteModel route) {
        return route.parameters().stream().filter(ParameterModel::content).findFirst();
    }

    private Map<String, Object> requestBody(RouteModel route, ParameterModel body) {
        return switch (body.source()) {
            case BODY ->
                Schemas.map(
                        "required",
                        !body.type().nullable(),
                        "content",
                        content(JSON, schemas.of(body.type(), body.constraints())));
            case FORM -> Schemas.map("required", true, "content", content(FORM, form(route)));
            default -> Schemas.map("required", true, "content", content("application/octet-stream", Schemas.map()));
        };
    }

    private Map<String, Object> form(RouteModel route) {
        var required = new ArrayList<String>();
        Map<String, Object> properties = new LinkedHashMap<>();
        scalars(route).filter(p -> p.source() == Source.FORM).forEach(field -> {
            if (field.presence() == Presence.REQUIRED) {
                required.add(field.wireName());
            }
            properties.put(field.wireName(), schema(field));
        });
        Map<String, Object> schema = Schemas.map("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    private static Stream<ParameterModel> scalars(RouteModel route) {
        return route.parameters().stream().flatMap(ParameterModel::scalars);
    }

    private Map<String, Object> schema(ParameterModel parameter) {
        Map<String, Object> schema = schemas.of(parameter.value().required());
        Schemas.constrain(schema, Rule.of(parameter.valueConstraints(), parameter.value()));
        if (parameter.presence() == Presence.LIST) {
            Map<String, Object> list = Schemas.map("type", "array", "items", schema);
            Schemas.constrain(list, Rule.of(parameter.listConstraints(), parameter.type()));
            return list;
        }
        ParameterModel.DefaultValue other = parameter.defaultValue();
        if (other != null) {
            schema.put("default", typed(other.text(), schema));
        }
        return schema;
    }

    private List<Object> parameters(RouteModel route) {
        var parameters = new ArrayList<Object>();
        scalars(route)
                .filter(p -> p.source() != Source.FORM)
                .forEach(parameter -> parameters.add(Schemas.map(
                        "name",
                        parameter.wireName(),
                        "in",
                        parameter.source().name().toLowerCase(Locale.ROOT),
                        "required",
                        parameter.presence() == Presence.REQUIRED,
                        "schema",
                        schema(parameter))));
        return parameters;
    }

    /** A default as JSON: it was written as a client would send it. */
    private static Object typed(String text, Map<String, Object> schema) {
        return switch (String.valueOf(schema.get("type"))) {
            case "integer", "number" -> number(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> text;
        };
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // Double.valueOf takes more than JSON has.
            return text;
        }
    }

    private Map<String, Object> responses(RouteModel route) {
        Map<String, Object> responses = new LinkedHashMap<>();
        ResultModel result = route.result();
        Map<String, Object> normal = Schemas.map("description", phrase(result.status()));
        switch (result.kind()) {
            case JSON -> normal.put("content", content(JSON, schemas.of(result.value())));
            case ARRAY ->
                normal.put("content", content(JSON, Schemas.map("type", "array", "items", schemas.of(result.value()))));
            case NDJSON -> normal.put("content", items("application/x-ndjson", schemas.of(result.value())));
            case EVENTS -> normal.put("content", items("text/event-stream", schemas.of(result.value())));
            case TEXT -> normal.put("content", content("text/plain", Schemas.map("type", "string")));
            case HTML -> normal.put("content", content("text/html", Schemas.map("type", "string")));
            case REDIRECT ->
                normal.put(
                        "headers",
                        Schemas.map(
                                "Location",
                                Schemas.map(
                                        "description",
                                        "Where to go",
                                        "required",
                                        true,
                                        "schema",
                                        Schemas.map("type", "string", "format", "uri-reference"))));
            case NOTHING, RESPONSE -> {}
        }
        responses.put(Integer.toString(result.status()), normal);
        errors(route)
                .forEach((status, reasons) -> responses.put(
                        Integer.toString(status),
                        Schemas.map(
                                "$ref", "#/components/responses/Error", "description", String.join("; ", reasons))));
        responses.put("default", Schemas.map("$ref", "#/components/responses/Error"));
        return responses;
    }

    /** The errors of the handler and of extraction, with what each status means here. */
    private static Map<Integer, Set<String>> errors(RouteModel route) {
        Map<Integer, Set<String>> errors = new TreeMap<>();
        body(route).ifPresent(body -> {
            boolean raw = body.source() == Source.BYTES || body.source() == Source.STREAM;
            String what = body.source() == Source.FORM ? "a form" : "JSON";
            if (!raw) {
                add(errors, 400, "The content is not " + what);
                add(errors, 422, "The content is not what is expected");
            }
            add(errors, 413, "The content is too large");
            add(errors, 415, raw ? "The content is encoded" : "The content type is not " + what);
        });
        if (scalars(route).anyMatch(p -> p.source() != Source.FORM)) {
            add(errors, 400, "A parameter is missing or not what is expected");
        }
        for (ParameterModel parameter : route.parameters()) {
            parameter.factoryThrown().forEach(thrown -> add(errors, thrown));
        }
        route.thrown().forEach(thrown -> add(errors, thrown));
        return errors;
    }

    private static void add(Map<Integer, Set<String>> errors, ThrownModel thrown) {
        for (ThrownModel member : thrown.members()) {
            Integer status = member.status();
            if (status != null) {
                add(errors, status, Documentation.of(member));
            }
        }
    }

    private static void add(Map<Integer, Set<String>> errors, int status, String reason) {
        errors.computeIfAbsent(status, _ -> new LinkedHashSet<>()).add(reason);
    }

    private static Map<String, Object> content(String mediaType, Map<String, Object> schema) {
        return Schemas.map(mediaType, Schemas.map("schema", schema));
    }

    /** A text of values. OpenAPI 3.2 says of each what 3.1 has no word for. */
    private static Map<String, Object> items(String mediaType, Map<String, Object> schema) {
        return Schemas.map(mediaType, Schemas.map("schema", Schemas.map("type", "string"), "x-itemSchema", schema));
    }

    private static String phrase(int status) {
        return switch (status) {
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
