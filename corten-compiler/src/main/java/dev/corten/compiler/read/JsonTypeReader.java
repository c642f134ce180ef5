package dev.corten.compiler.read;

import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.JsonType;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads records, enums and sealed interfaces as their codecs see them. */
final class JsonTypeReader {
    private static final String JSON = "dev.corten.json.";

    private final Elements elements;
    private final Types types;
    private final Sources sources;
    private final DescribedReader described;

    JsonTypeReader(Elements elements, Types types, Sources sources) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
        this.described = new DescribedReader(elements, types, sources);
    }

    /** {@code element}, if it is of a kind that has a generated codec. */
    Optional<JsonType> read(TypeElement element) {
        return switch (element.getKind()) {
            case RECORD -> Optional.of(record(element));
            case ENUM -> Optional.of(enumeration(element));
            case INTERFACE ->
                element.getModifiers().contains(Modifier.SEALED) ? Optional.of(union(element)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private JsonType.RecordCodec record(TypeElement element) {
        RecordType record = types.record(element);
        boolean snakeCase = record.annotations().contains(JSON + "SnakeCase");
        var fields = new ArrayList<JsonType.Field>();
        for (RecordType.Component component : record.components()) {
            String name = component
                    .annotations()
                    .getOrDefault(JSON + "Name", snakeCase ? Names.snakeCase(component.name()) : component.name());
            fields.add(field(component, name));
        }
        return new JsonType.RecordCodec(
                record.name(),
                isPublic(element),
                element.getTypeParameters().stream()
                        .map(p -> p.getSimpleName().toString())
                        .toList(),
                fields,
                record.annotations().contains(JSON + "Strict"),
                element.getInterfaces().stream().anyMatch(JsonTypeReader::isSealed),
                types.guarded(element),
                described.read(element, element.getRecordComponents()));
    }

    private static JsonType.Field field(RecordType.Component component, String name) {
        TypeRef type = component.type();
        boolean wraps = type.arguments().size() == 1;
        if (wraps && type.is(JSON + "Field")) {
            return field(component, name, JsonType.Presence.FIELD, type.argument());
        } else if (wraps && type.is("java.util.Optional")) {
            return field(component, name, JsonType.Presence.OPTIONAL, type.argument());
        } else if (type.nullable()) {
            return field(component, name, JsonType.Presence.NULLABLE, type.required());
        }
        return field(component, name, JsonType.Presence.REQUIRED, type);
    }

    private static JsonType.Field field(
            RecordType.Component component, String name, JsonType.Presence presence, TypeRef value) {
        boolean wraps = presence == JsonType.Presence.FIELD || presence == JsonType.Presence.OPTIONAL;
        List<Constraint> constraints = wraps ? Constraint.unwrapped(component.constraints()) : component.constraints();
        return new JsonType.Field(
                component.name(), name, component.type(), presence, value, constraints, component.place());
    }

    private JsonType.EnumCodec enumeration(TypeElement element) {
        EnumType type = types.enumeration(TypeRef.of(element.getQualifiedName().toString()))
                .orElseThrow();
        Map<String, String> labels = new LinkedHashMap<>();
        for (Element member : element.getEnclosedElements()) {
            String text = described.javadoc(member).text();
            type.constants().stream()
                    .filter(constant -> member.getSimpleName().contentEquals(constant.name()) && !text.isEmpty())
                    .forEach(constant -> labels.put(constant.label(), text));
        }
        return new JsonType.EnumCodec(type, isPublic(element), described.read(element, List.of()), labels);
    }

    private JsonType.UnionCodec union(TypeElement element) {
        Map<String, JsonType.Variant> variants = new LinkedHashMap<>();
        variants(element, variants);
        return new JsonType.UnionCodec(
                types.className(element),
                isPublic(element),
                List.copyOf(variants.values()),
                described.read(element, List.of()));
    }

    /** The types that an object can be: a sealed interface among the permitted ones stands for its own. */
    private void variants(TypeElement union, Map<String, JsonType.Variant> variants) {
        for (TypeMirror permitted : union.getPermittedSubclasses()) {
            if (!(permitted instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element)) {
                continue;
            }
            if (element.getKind() == ElementKind.INTERFACE
                    && element.getModifiers().contains(Modifier.SEALED)) {
                variants(element, variants);
                continue;
            }
            String simple = element.getSimpleName().toString();
            String plain = Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
            boolean snakeCase = types.annotations(union).containsKey(JSON + "SnakeCase")
                    || types.annotations(elements.getPackageOf(union)).containsKey(JSON + "SnakeCase");
            String tag =
                    types.annotations(element).getOrDefault(JSON + "Name", snakeCase ? Names.snakeCase(plain) : plain);
            variants.putIfAbsent(
                    element.getQualifiedName().toString(),
                    new JsonType.Variant(tag, types.ref(permitted), sources.name(element)));
        }
    }

    private static boolean isSealed(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().getModifiers().contains(Modifier.SEALED);
    }

    private static boolean isPublic(TypeElement element) {
        for (Element e = element; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
