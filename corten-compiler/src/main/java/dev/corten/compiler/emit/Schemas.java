package dev.corten.compiler.emit;

import dev.corten.compiler.check.ExampleCheck;
import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.Example;
import dev.corten.compiler.model.JsonType;
import dev.corten.compiler.model.JsonType.Presence;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.read.CodecFinder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas (draft 2020-12, the dialect of OpenAPI 3.1) of what codecs read and write. Records, enums and sealed
 * interfaces are components, which are referred to by their names.
 */
final class Schemas {
    private static final Pattern LOWER = Pattern.compile("^min|Min|multipleOf");

    private final CodecFinder finder;
    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();

    Schemas(CodecFinder finder) {
        this.finder = finder;
    }

    /** The components that were referred to, by their names. */
    Map<String, Object> components() {
        return components;
    }

    /** The schema of {@code type}. */
    Map<String, Object> of(TypeRef type) {
        return of(type, Map.of());
    }

    /** The schema of those values of {@code type} that fit {@code constraints}. */
    Map<String, Object> of(TypeRef type, List<Constraint> constraints) {
        return of(type, Map.of(), constraints);
    }

    private Map<String, Object> of(TypeRef type, Map<String, TypeRef> parameters, List<Constraint> constraints) {
        if (constraints.isEmpty()) {
            return of(type, parameters);
        }
        Map<String, Object> schema = of(type, parameters);
        constrain(schema, Rule.of(constraints, type.required()));
        for (String keyword : List.of("items", "additionalProperties")) {
            int argument = keyword.equals("items") ? 0 : 1;
            List<Constraint> there = Constraint.of(constraints, argument);
            if (schema.containsKey(keyword) && !there.isEmpty()) {
                schema.put(keyword, of(type.arguments().get(argument), parameters, there));
            }
        }
        return schema;
    }

    /** Adds what {@code rules} say to {@code schema}: of several bounds the narrowest, and all patterns. */
    static void constrain(Map<String, Object> schema, List<Rule> rules) {
        for (Rule rule : rules) {
            rule.schema().forEach((keyword, value) -> {
                Object other = schema.putIfAbsent(keyword, value);
                if (other == null || other.equals(value)) {
                    return;
                }
                if (value instanceof Number) {
                    boolean narrower = exact(value).compareTo(exact(other)) > 0
                            == LOWER.matcher(keyword).find();
                    schema.put(keyword, narrower ? value : other);
                } else {
                    schema.merge("allOf", List.of(map(keyword, value)), Schemas::both);
                }
            });
        }
    }

    private static BigDecimal exact(Object number) {
        return new BigDecimal(number.toString());
    }

    private static List<Object> both(Object some, Object others) {
        return Stream.concat(((List<?>) some).stream(), ((List<?>) others).stream())
                .collect(Collectors.toList());
    }

    private Map<String, Object> of(TypeRef type, Map<String, TypeRef> parameters) {
        if (type.nullable()) {
            return nullable(of(type.required(), parameters));
        }
        TypeRef argument = parameters.get(type.name());
        if (argument != null) {
            return of(argument);
        }
        return switch (type.boxed().name()) {
            case "dev.corten.json.JsonValue" -> map();
            case "java.lang.String",
                    "java.time.LocalTime",
                    "java.time.LocalDateTime",
                    "java.time.YearMonth",
                    "java.time.ZoneId" -> map("type", "string");
            case "java.lang.Boolean" -> map("type", "boolean");
            case "java.lang.Byte" -> map("type", "integer", "minimum", Byte.MIN_VALUE, "maximum", Byte.MAX_VALUE);
            case "java.lang.Short" -> map("type", "integer", "minimum", Short.MIN_VALUE, "maximum", Short.MAX_VALUE);
            case "java.lang.Integer" -> map("type", "integer", "format", "int32");
            case "java.lang.Long" -> map("type", "integer", "format", "int64");
            case "java.lang.Float" -> map("type", "number", "format", "float");
            case "java.lang.Double" -> map("type", "number", "format", "double");
            case "java.math.BigInteger" -> map("type", "integer");
            case "java.math.BigDecimal" -> map("type", "number");
            case "java.util.UUID" -> map("type", "string", "format", "uuid");
            case "java.net.URI" -> map("type", "string", "format", "uri-reference");
            case "java.time.Instant", "java.time.OffsetDateTime" -> map("type", "string", "format", "date-time");
            case "java.time.LocalDate" -> map("type", "string", "format", "date");
            case "java.time.Duration", "java.time.Period" -> map("type", "string", "format", "duration");
            case "byte[]" -> map("type", "string", "contentEncoding", "base64");
            case "java.util.List" -> map("type", "array", "items", of(type.argument(), parameters));
            case "java.util.Set" -> map("type", "array", "items", of(type.argument(), parameters), "uniqueItems", true);
            case "java.util.Map" ->
                map(
                        "type",
                        "object",
                        "additionalProperties",
                        of(type.arguments().get(1), parameters));
            case "java.util.Optional" -> nullable(of(type.argument(), parameters));
            default ->
                finder.type(type)
                        .map(found -> reference(type, found, parameters))
                        // A codec that was written by hand: nothing is known of what it reads.
                        .orElseGet(Schemas::map);
        };
    }

    private Map<String, Object> reference(TypeRef type, JsonType found, Map<String, TypeRef> parameters) {
        List<TypeRef> arguments = type.arguments().stream()
                .map(a -> parameters.getOrDefault(a.name(), a))
                .toList();
        var whole = new TypeRef(type.name(), arguments, false);
        String name = name(whole, found);
        if (!components.containsKey(name)) {
            // Its place is taken first: a type may contain itself.
            components.put(name, Map.of());
            components.put(name, component(found, arguments));
        }
        return map("$ref", "#/components/schemas/" + name);
    }

    /** {@code Task}, {@code Task.Meta}, {@code Page_Task}; with the package if another class has the name. */
    private String name(TypeRef type, JsonType found) {
        String arguments = type.arguments().stream()
                .map(a -> "_" + a.show().replaceAll("[^A-Za-z0-9]+", "_"))
                .collect(Collectors.joining());
        String name = found.name().nested() + arguments;
        String owner = names.putIfAbsent(name, type.name());
        return owner == null || owner.equals(type.name()) ? name : found.name().qualified() + arguments;
    }

    private Map<String, Object> component(JsonType type, List<TypeRef> arguments) {
        Map<String, Object> component = map();
        if (!description(type).isEmpty()) {
            component.put("description", description(type));
        }
        component.putAll(plain(type, arguments));
        example(
                component,
                new TypeRef(type.name().qualified(), arguments, false),
                type.described().example());
        return component;
    }

    /** The comment of a type, and those of the constants of an enum. */
    private static String description(JsonType type) {
        String text = type.described().javadoc().text();
        if (!(type instanceof JsonType.EnumCodec enumeration)
                || enumeration.labels().isEmpty()) {
            return text;
        }
        String labels = enumeration.labels().entrySet().stream()
                .map(label -> "- `" + label.getKey() + "`: " + label.getValue())
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? labels : text + "\n\n" + labels;
    }

    /** Adds {@code example} of {@code type}, which fits, to {@code schema}. */
    private void example(Map<String, Object> schema, TypeRef type, @Nullable Example example) {
        if (example != null) {
            ExampleCheck.value(type, example.text(), finder).ifPresent(value -> schema.put("examples", List.of(value)));
        }
    }

    private Map<String, Object> plain(JsonType type, List<TypeRef> arguments) {
        return switch (type) {
            case JsonType.EnumCodec enumeration ->
                map(
                        "type",
                        "string",
                        "enum",
                        enumeration.type().constants().stream()
                                .map(EnumType.Constant::label)
                                .toList());
            case JsonType.UnionCodec union ->
                map("oneOf", union.variants().stream().map(this::variant).toList());
            case JsonType.RecordCodec record -> {
                var parameters = new HashMap<String, TypeRef>();
                for (int i = 0;
                        i < Math.min(arguments.size(), record.parameters().size());
                        i++) {
                    parameters.put(record.parameters().get(i), arguments.get(i));
                }
                yield record(record, parameters);
            }
        };
    }

    /** The record itself says nothing of the tag: it has none where it stands alone. */
    private Map<String, Object> variant(JsonType.Variant variant) {
        Map<String, Object> tag = map(
                "type",
                "object",
                "required",
                List.of(JsonType.UnionCodec.TAG),
                "properties",
                map(JsonType.UnionCodec.TAG, map("const", variant.tag())));
        return map("allOf", List.of(of(variant.type()), tag));
    }

    private Map<String, Object> record(JsonType.RecordCodec record, Map<String, TypeRef> parameters) {
        var required = new ArrayList<String>();
        Map<String, Object> properties = new LinkedHashMap<>();
        for (JsonType.Field field : record.fields()) {
            if (field.presence() == Presence.REQUIRED) {
                required.add(field.name());
            }
            boolean nullable = field.presence() == Presence.NULLABLE || field.presence() == Presence.OPTIONAL;
            Map<String, Object> value = of(field.value(), parameters, field.constraints());
            Map<String, Object> property = nullable ? nullable(value) : value;
            String text = record.described().javadoc().parameters().get(field.component());
            if (text != null && !text.isEmpty()) {
                property.put("description", text);
            }
            example(property, field.value(), record.described().examples().get(field.component()));
            properties.put(field.name(), property);
        }
        Map<String, Object> schema = map("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (record.strict()) {
            if (record.tagged()) {
                properties.put(JsonType.UnionCodec.TAG, map("type", "string"));
            }
            schema.put("additionalProperties", false);
        }
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> nullable(Map<String, Object> schema) {
        if (schema.isEmpty()) {
            return schema;
        }
        if (schema.get("type") instanceof String type) {
            schema.put("type", List.of(type, "null"));
            return schema;
        }
        return schema.get("type") == null ? map("anyOf", List.of(schema, map("type", "null"))) : schema;
    }

    /** Names and values in turn. */
    static Map<String, Object> map(Object... fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put((String) fields[i], fields[i + 1]);
        }
        return map;
    }
}
