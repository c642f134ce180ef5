package dev.corten.compiler.check;

import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.JsonType;
import dev.corten.compiler.read.CodecFinder;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds types that could not be told apart, or read back, in JSON. */
public final class JsonCheck {
    private final List<Diagnostic> found = new ArrayList<>();

    private JsonCheck() {}

    /** What is wrong with {@code type}, whose parts {@code codecs} knows. */
    public static List<Diagnostic> check(JsonType type, CodecFinder codecs) {
        var check = new JsonCheck();
        switch (type) {
            case JsonType.RecordCodec record -> check.record(record);
            case JsonType.EnumCodec enumeration -> check.labels(enumeration.type());
            case JsonType.UnionCodec union -> check.tags(union);
        }
        check.found.addAll(ExampleCheck.check(type, codecs));
        return List.copyOf(check.found);
    }

    private void record(JsonType.RecordCodec record) {
        Map<String, String> components = new HashMap<>();
        for (JsonType.Field field : record.fields()) {
            if (field.place() != null) {
                found.addAll(ConstraintCheck.check(
                        record.name().simple() + "." + field.component(),
                        field.constraints(),
                        field.presence() == JsonType.Presence.NULLABLE ? field.type() : field.value(),
                        Set.copyOf(record.parameters()),
                        field.place()));
            }
            String other = components.putIfAbsent(field.name(), field.component());
            if (other != null) {
                duplicate(
                        "the components " + other + " and " + field.component() + " of "
                                + record.name().simple() + " are both \"" + field.name() + "\" in JSON",
                        field.place(),
                        "give one of them another name by @Name");
            }
            if (record.tagged() && field.name().equals(JsonType.UnionCodec.TAG)) {
                duplicate(
                        "the component " + field.component() + " of "
                                + record.name().simple()
                                + " is \"type\" in JSON, which is the tag of the sealed interface it implements",
                        field.place(),
                        "give it another name by @Name");
            }
        }
    }

    private void labels(EnumType type) {
        Map<String, String> constants = new HashMap<>();
        for (EnumType.Constant constant : type.constants()) {
            String other = constants.putIfAbsent(constant.label(), constant.name());
            if (other != null) {
                duplicate(
                        "the constants " + other + " and " + constant.name() + " of "
                                + type.name().simple() + " are both \"" + constant.label() + "\" in JSON",
                        constant.place(),
                        "give one of them another name by @Name");
            }
        }
    }

    private void tags(JsonType.UnionCodec union) {
        Map<String, String> types = new HashMap<>();
        for (JsonType.Variant variant : union.variants()) {
            String other = types.putIfAbsent(variant.tag(), variant.type().show());
            if (other != null) {
                duplicate(
                        other + " and " + variant.type().show() + " both have the tag \"" + variant.tag()
                                + "\" as types of " + union.name().simple(),
                        variant.place(),
                        "give one of them another tag by @Name");
            }
        }
    }

    private void duplicate(String message, @Nullable Place place, String help) {
        if (place != null) {
            found.add(Diagnostic.error("json-duplicate-name", message, place, help));
        }
    }
}
