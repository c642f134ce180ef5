package dev.corten.compiler.read;

import dev.corten.compiler.model.CodecRef;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.model.ValueType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types that the methods of a {@code @Queries} interface name, with those that they are made of. */
final class NamedTypes {
    private static final String JSON = "dev.corten.json.Json";

    private final Types types;
    private final CodecFinder finder;
    private final Set<TypeRef> noted = new HashSet<>();
    private final Map<String, RecordType> records = new LinkedHashMap<>();
    private final Map<String, EnumType> enums = new LinkedHashMap<>();
    private final Map<String, ValueType> values = new LinkedHashMap<>();
    private final Map<TypeRef, CodecRef> codecs = new LinkedHashMap<>();

    NamedTypes(Types types, CodecFinder finder) {
        this.types = types;
        this.finder = finder;
    }

    void note(TypeRef type) {
        if (!noted.add(type)) {
            return;
        }
        type.arguments().forEach(this::note);
        if (json(type) && finder.find(type.required()) instanceof CodecFinder.Found found) {
            codecs.put(type.required(), found.codec());
        }
        if (type.name().startsWith("java.") || records.containsKey(type.name()) || values.containsKey(type.name())) {
            return;
        }
        types.enumeration(type).ifPresent(found -> enums.put(type.name(), found));
        Optional<RecordType> record = types.record(type);
        Optional<ValueType> value = record.flatMap(ValueType::of).or(() -> types.factory(type));
        record.ifPresent(found -> records.put(type.name(), found));
        value.ifPresent(found -> values.put(type.name(), found));
        value.ifPresent(found -> note(found.content()));
        record.ifPresent(found -> found.components().forEach(component -> note(component.type())));
    }

    /** Whether it may be JSON: it says so, or is made of what does, or of what has no other meaning in a column of JSON. */
    private boolean json(TypeRef type) {
        return switch (type.name()) {
            case "java.util.List", "java.util.Set", "java.util.Map" ->
                type.arguments().stream().allMatch(part -> part.name().startsWith("java.") || json(part));
            case "dev.corten.json.JsonValue" -> true;
            default -> types.annotated(type, JSON) || types.hasConstant(type, "CODEC");
        };
    }

    Map<String, RecordType> records() {
        return records;
    }

    Map<String, EnumType> enums() {
        return enums;
    }

    Map<String, ValueType> values() {
        return values;
    }

    Map<TypeRef, CodecRef> codecs() {
        return codecs;
    }
}
