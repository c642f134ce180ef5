package dev.corten.compiler.emit;

import dev.corten.compiler.model.Described;
import dev.corten.compiler.model.Example;
import dev.corten.compiler.model.Javadoc;
import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ParameterModel.Presence;
import dev.corten.compiler.model.ParameterModel.Source;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.SecurityModel;
import dev.corten.compiler.model.ThrownModel;
import dev.corten.compiler.read.CodecFinder;
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
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Operation Objects of routes (OpenAPI 3.1.1, section 4.8.10). */
final class Operations {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    private final Schemas schemas;
    private final NormalAnswer answers;
    private final CodecFinder finder;
    private final String tag;

    Operations(Schemas schemas, CodecFinder finder, String tag) {
        this.schemas = schemas;
        this.answers = new NormalAnswer(schemas, finder);
        this.finder = finder;
        this.tag = tag;
    }

    /** The operation of {@code route}, whose name in its class is {@code name}. */
    Map<String, Object> of(RouteModel route, String name) {
        Map<String, Object> operation = Schemas.map("operationId", route.className() + "." + name);
        operation.put("tags", List.of(tag));
        Javadoc javadoc = route.described().javadoc();
        put(operation, "summary", javadoc.firstSentence());
        put(operation, "description", javadoc.beyondFirstSentence());
        if (route.deprecated()) {
            operation.put("deprecated", true);
        }
        List<Object> parameters = parameters(route);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        body(route).ifPresent(body -> operation.put("requestBody", requestBody(route, body)));
        operation.put("responses", responses(route));
        List<Object> security = Securities.requirements(route.security());
        if (!security.isEmpty()) {
            operation.put("security", security);
        }
        return operation;
    }

    static void put(Map<String, Object> object, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            object.put(name, text);
        }
    }

    private static Optional<ParameterModel> body(RouteModel route) {
        return route.parameters().stream().filter(ParameterModel::content).findFirst();
    }

    private Map<String, Object> requestBody(RouteModel route, ParameterModel body) {
        Map<String, Object> object = Schemas.map();
        if (body.source() != Source.FORM) {
            put(object, "description", route.described().javadoc().parameters().get(body.name()));
        }
        object.putAll(plainBody(route, body));
        return object;
    }

    private Map<String, Object> plainBody(RouteModel route, ParameterModel body) {
        return switch (body.source()) {
            case BODY ->
                Schemas.map(
                        "required",
                        !body.type().nullable(),
                        "content",
                        answers.content(
                                schemas.of(body.type(), body.constraints()),
                                body.type(),
                                route.described().examples().get(body.name())));
            case FORM -> Schemas.map("required", true, "content", formContent(route));
            default ->
                Schemas.map(
                        "required", true, "content", NormalAnswer.content("application/octet-stream", Schemas.map()));
        };
    }

    /** Files are sent in parts; a form without them either way. */
    private Map<String, Object> formContent(RouteModel route) {
        Map<String, Object> content = NormalAnswer.content(MULTIPART, form(route));
        if (scalars(route).anyMatch(ParameterModel::file)) {
            return content;
        }
        Map<String, Object> both = NormalAnswer.content(FORM, form(route));
        both.putAll(content);
        return both;
    }

    private Map<String, Object> form(RouteModel route) {
        var required = new ArrayList<String>();
        Map<String, Object> properties = new LinkedHashMap<>();
        each(route, (field, described) -> {
            if (field.source() != Source.FORM) {
                return;
            }
            if (field.presence() == Presence.REQUIRED) {
                required.add(field.wireName());
            }
            Map<String, Object> property = schema(field);
            put(property, "description", described.javadoc().parameters().get(field.name()));
            Example example = described.examples().get(field.name());
            if (example != null) {
                property.put("examples", List.of(typed(example.text(), schema(field))));
            }
            properties.put(field.wireName(), property);
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
        Map<String, Object> schema = parameter.file()
                ? Schemas.map("type", "string", "contentMediaType", "application/octet-stream")
                : schemas.of(parameter.value().required());
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
        each(route, (parameter, described) -> {
            if (parameter.source() == Source.FORM) {
                return;
            }
            Map<String, Object> object = Schemas.map(
                    "name",
                    parameter.wireName(),
                    "in",
                    parameter.source().name().toLowerCase(Locale.ROOT));
            put(object, "description", described.javadoc().parameters().get(parameter.name()));
            object.put("required", parameter.presence() == Presence.REQUIRED);
            Map<String, Object> schema = schema(parameter);
            object.put("schema", schema);
            Example example = described.examples().get(parameter.name());
            if (example != null) {
                object.put(
                        "example",
                        typed(example.text(), schemas.of(parameter.value().required())));
            }
            parameters.add(object);
        });
        return parameters;
    }

    /** Each text of the request that {@code route} takes, with what is told of it. */
    private static void each(RouteModel route, BiConsumer<ParameterModel, Described> action) {
        for (ParameterModel parameter : route.parameters()) {
            ParameterModel.Group group = parameter.group();
            Described described = group == null ? route.described() : group.described();
            parameter.scalars().forEach(scalar -> action.accept(scalar, described));
        }
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
        responses.put(Integer.toString(answers.status(route)), answers.of(route));
        errors(route)
                .forEach((code, reasons) -> responses.put(
                        Integer.toString(code),
                        Schemas.map(
                                "$ref", "#/components/responses/Error", "description", String.join("; ", reasons))));
        responses.put("default", Schemas.map("$ref", "#/components/responses/Error"));
        return responses;
    }

    /** The errors of the handler and of extraction, with what each status means here. */
    private static Map<Integer, Set<String>> errors(RouteModel route) {
        Map<Integer, Set<String>> errors = new TreeMap<>();
        if (route.result().produces().size() > 1) {
            add(errors, 406, "The client accepts none of the media types");
        }
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
        if (route.upgrades()) {
            add(errors, 400, "The handshake of the WebSocket is wrong");
            add(errors, 403, "A page of another site asks for the WebSocket");
            add(errors, 426, "The request opens no WebSocket");
        }
        for (ParameterModel parameter : route.parameters()) {
            parameter.factoryThrown().forEach(thrown -> add(errors, thrown, Map.of()));
        }
        for (ThrownModel thrown : route.thrown()) {
            add(errors, thrown, route.described().javadoc().exceptions());
        }
        SecurityModel.Secured secured = route.security().secured();
        if (secured != null && !secured.ways().isEmpty()) {
            add(errors, 401, "The credentials are missing or wrong");
        }
        return errors;
    }

    /** {@code here} is what the method says of its exceptions, by their names. */
    private static void add(Map<Integer, Set<String>> errors, ThrownModel thrown, Map<String, String> here) {
        for (ThrownModel member : thrown.members()) {
            Integer status = member.status();
            if (status != null) {
                String family = here.getOrDefault(thrown.simpleName(), member.meaning());
                add(errors, status, sentence(here.getOrDefault(member.simpleName(), family)));
            }
        }
    }

    /** What a tag of Javadoc says, as the sentences around it look. */
    static String sentence(String text) {
        String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    private static void add(Map<Integer, Set<String>> errors, int status, String reason) {
        errors.computeIfAbsent(status, _ -> new LinkedHashSet<>()).add(reason);
    }
}
