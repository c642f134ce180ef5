package dev.corten.compiler.check;

import dev.corten.compiler.model.BuiltInCodec;
import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.Example;
import dev.corten.compiler.model.JsonType;
import dev.corten.compiler.model.JsonType.Presence;
import dev.corten.compiler.model.Rule;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.read.CodecFinder;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonException;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ArrayValue;
import dev.corten.json.JsonValue.NullValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.json.JsonValue.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds examples that are not of the type that they are an example of, or do not fit its constraints. */
public final class ExampleCheck {
    private final CodecFinder codecs;
    private @Nullable String problem;

    private ExampleCheck(CodecFinder codecs) {
        this.codecs = codecs;
    }

    /** What is wrong with the examples of {@code type} and its components. */
    static List<Diagnostic> check(JsonType type, CodecFinder codecs) {
        var found = new ArrayList<Diagnostic>();
        String name = type.name().simple();
        Example example = type.described().example();
        if (example != null
                && !(type instanceof JsonType.RecordCodec record
                        && !record.parameters().isEmpty())) {
            found.addAll(check(name, TypeRef.of(type.name().qualified()), List.of(), example, codecs));
        }
        if (type instanceof JsonType.RecordCodec record) {
            for (JsonType.Field field : record.fields()) {
                Example one = record.described().examples().get(field.component());
                // What a type parameter stands for is not known here.
                if (one != null && !record.parameters().contains(field.value().name())) {
                    found.addAll(
                            check(name + "." + field.component(), field.value(), field.constraints(), one, codecs));
                }
            }
        }
        return found;
    }

    /** What is wrong with {@code example} of {@code what}, which has {@code type} and must fit {@code constraints}. */
    static List<Diagnostic> check(
            String what, TypeRef type, List<Constraint> constraints, Example example, CodecFinder codecs) {
        var check = new ExampleCheck(codecs);
        value(type, example.text(), codecs)
                .ifPresentOrElse(
                        value -> check.fits("$", type, constraints, value, Map.of()),
                        () -> check.problem = "$ is no JSON");
        return check.problem == null || example.place() == null
                ? List.of()
                : List.of(Diagnostic.error(
                        "openapi-bad-example",
                        "the example of " + what + " is no valid " + type.show() + ": " + check.problem,
                        example.place(),
                        text(type, codecs)
                                ? "write a value that a client could send, without quotes"
                                : "write JSON that a client could send"));
    }

    /** An example of what is no single value. */
    static List<Diagnostic> pointless(String what, Example example) {
        return example.place() == null
                ? List.of()
                : List.of(Diagnostic.error(
                        "openapi-bad-example",
                        what + " is no single value, so @Example has no meaning",
                        example.place(),
                        "leave it out, or put it on the type of what is sent"));
    }

    /** The value of an example as it was written; empty if it is no JSON. */
    public static Optional<JsonValue> value(TypeRef type, String text, CodecFinder codecs) {
        if (text(type, codecs)) {
            return Optional.of(new StringValue(text));
        }
        try {
            return Optional.of(JsonCodecs.VALUE.decode(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static boolean text(TypeRef type, CodecFinder codecs) {
        return BuiltInCodec.of(type).map(BuiltInCodec::text).orElseGet(() -> codecs.type(type)
                .map(t -> t instanceof JsonType.EnumCodec)
                .orElse(false));
    }

    private void fits(
            String path, TypeRef type, List<Constraint> constraints, JsonValue value, Map<String, TypeRef> parameters) {
        TypeRef argument = parameters.get(type.name());
        if (problem != null || type.nullable() && value == NullValue.NULL) {
            return;
        }
        if (argument != null) {
            fits(path, argument, constraints, value, parameters);
            return;
        }
        List<Rule> rules = Rule.of(constraints, type.required());
        switch (type.name()) {
            case "java.util.Optional" -> {
                if (value != NullValue.NULL) {
                    fits(path, type.argument(), Constraint.unwrapped(constraints), value, parameters);
                }
            }
            case "java.util.List", "java.util.Set" -> {
                if (value instanceof ArrayValue(var elements)) {
                    size(path, rules, elements.size());
                    for (int i = 0; i < elements.size(); i++) {
                        List<Constraint> inside = Constraint.of(constraints, 0);
                        fits(path + "[" + i + "]", type.argument(), inside, elements.get(i), parameters);
                    }
                } else {
                    refuse(path, "must be an array");
                }
            }
            case "java.util.Map" -> {
                if (value instanceof ObjectValue(var fields)) {
                    size(path, rules, fields.size());
                    List<Constraint> inside = Constraint.of(constraints, 1);
                    TypeRef values = type.arguments().getLast();
                    fields.forEach((name, field) -> fits(path + "." + name, values, inside, field, parameters));
                } else {
                    refuse(path, "must be an object");
                }
            }
            default ->
                BuiltInCodec.of(type)
                        .ifPresentOrElse(codec -> decodes(path, codec, rules, value), () -> codecs.type(type)
                                .ifPresent(t -> fits(path, t, type, value, parameters)));
        }
    }

    private void size(String path, List<Rule> rules, int count) {
        for (Rule rule : rules) {
            if (rule instanceof Rule.Size size && (count < size.min() || count > size.max())) {
                refuse(path, "must be " + rule.wanted());
            }
        }
    }

    private void decodes(String path, BuiltInCodec codec, List<Rule> rules, JsonValue value) {
        try {
            Object read = codec.codec().decode(JsonCodecs.VALUE.encode(value));
            rules.stream()
                    .filter(rule -> !rule.fits(read))
                    .findFirst()
                    .ifPresent(rule -> refuse(path, "must be " + rule.wanted()));
        } catch (JsonException e) {
            refuse(path, e.problems().getFirst().message());
        }
    }

    private void fits(String path, JsonType type, TypeRef use, JsonValue value, Map<String, TypeRef> outer) {
        switch (type) {
            case JsonType.EnumCodec enumeration -> {
                if (!(value instanceof StringValue(String label)
                        && enumeration.type().constants().stream()
                                .map(EnumType.Constant::label)
                                .anyMatch(label::equals))) {
                    refuse(path, "must be " + enumeration.type().oneOf());
                }
            }
            case JsonType.RecordCodec record -> record(path, record, use, value, outer);
            case JsonType.UnionCodec union -> union(path, union, value);
        }
    }

    private void union(String path, JsonType.UnionCodec union, JsonValue value) {
        JsonValue tag = value instanceof ObjectValue object ? object.get(JsonType.UnionCodec.TAG) : null;
        for (JsonType.Variant variant : union.variants()) {
            if (new StringValue(variant.tag()).equals(tag)) {
                fits(path, variant.type(), List.of(), value, Map.of());
                return;
            }
        }
        refuse(
                path + "." + JsonType.UnionCodec.TAG,
                "must be one of "
                        + String.join(
                                ", ",
                                union.variants().stream()
                                        .map(JsonType.Variant::tag)
                                        .toList()));
    }

    private void record(
            String path, JsonType.RecordCodec record, TypeRef use, JsonValue value, Map<String, TypeRef> outer) {
        if (!(value instanceof ObjectValue object)) {
            refuse(path, "must be an object");
            return;
        }
        Map<String, TypeRef> parameters = new HashMap<>();
        for (int i = 0; i < Math.min(record.parameters().size(), use.arguments().size()); i++) {
            TypeRef argument = use.arguments().get(i);
            parameters.put(record.parameters().get(i), outer.getOrDefault(argument.name(), argument));
        }
        for (JsonType.Field field : record.fields()) {
            JsonValue part = object.get(field.name());
            String at = path + "." + field.name();
            boolean empty = field.presence() == Presence.NULLABLE || field.presence() == Presence.OPTIONAL;
            if (part == null && field.presence() == Presence.REQUIRED) {
                refuse(at, "is missing");
            } else if (part != null && !(empty && part == NullValue.NULL)) {
                fits(at, field.value(), field.constraints(), part, parameters);
            }
        }
        // Also where the type would ignore them: an example with a misspelt name is a wrong one.
        object.fields().keySet().stream()
                .filter(name ->
                        record.fields().stream().noneMatch(field -> field.name().equals(name)))
                .filter(name -> !(record.tagged() && name.equals(JsonType.UnionCodec.TAG)))
                .forEach(name -> refuse(path + "." + name, "is not expected"));
    }

    private void refuse(String path, String what) {
        if (problem == null) {
            problem = path + " " + what;
        }
    }
}
