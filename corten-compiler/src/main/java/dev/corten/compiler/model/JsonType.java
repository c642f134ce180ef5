package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type whose codec is generated. */
public sealed interface JsonType {
    /** Its names. */
    ClassName name();

    /** Whether other packages see it. */
    boolean isPublic();

    /** What the documentation tells of it. */
    Described described();

    /** The types that its codec needs the codecs of. */
    List<Part> parts();

    /**
     * A part of a type.
     *
     * @param step how a path names it: {@code .price} for a component, {@code (Circle)} for a subtype
     * @param type its type
     * @param place its name in the source
     */
    record Part(String step, TypeRef type, @Nullable Place place) {}

    /**
     * A record.
     *
     * @param parameters the names of its type parameters
     * @param fields its components in order
     * @param strict whether unknown fields are a problem
     * @param tagged whether it is one of the types of a sealed interface
     * @param guarded whether its constructor was written, and so may refuse values
     */
    record RecordCodec(
            ClassName name,
            boolean isPublic,
            List<String> parameters,
            List<Field> fields,
            boolean strict,
            boolean tagged,
            boolean guarded,
            Described described)
            implements JsonType {

        /** Copies the lists. */
        public RecordCodec {
            parameters = List.copyOf(parameters);
            fields = List.copyOf(fields);
        }

        @Override
        public List<Part> parts() {
            return fields.stream()
                    .map(f -> new Part("." + f.component(), f.value(), f.place()))
                    .toList();
        }
    }

    /**
     * A component of a record.
     *
     * @param component its name in Java
     * @param name its name in JSON
     * @param type its type
     * @param presence whether it may be left out
     * @param value the type of what stands in the text: {@code T} of {@code T}, {@code Optional<T>} and {@code Field<T>}
     * @param constraints which values are right, as seen from {@code value}
     * @param place its name in the source
     */
    record Field(
            String component,
            String name,
            TypeRef type,
            Presence presence,
            TypeRef value,
            List<Constraint> constraints,
            @Nullable Place place) {
        /** Copies {@code constraints}. */
        public Field {
            constraints = List.copyOf(constraints);
        }
    }

    /** Whether a field may be left out, and what the record gets then. */
    enum Presence {
        /** It must be there. */
        REQUIRED,
        /** {@code null}. */
        NULLABLE,
        /** An empty {@code Optional}. */
        OPTIONAL,
        /** An absent {@code Field}. */
        FIELD
    }

    /**
     * An enum.
     *
     * @param type its constants
     * @param labels what the comments of the constants say, by their labels
     */
    record EnumCodec(EnumType type, boolean isPublic, Described described, Map<String, String> labels)
            implements JsonType {

        /** Copies the map, whose order is that of the constants. */
        public EnumCodec {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }

        @Override
        public ClassName name() {
            return type.name();
        }

        @Override
        public List<Part> parts() {
            return List.of();
        }
    }

    /**
     * A sealed interface, told apart by a tag.
     *
     * @param variants the records that are it
     */
    record UnionCodec(ClassName name, boolean isPublic, List<Variant> variants, Described described)
            implements JsonType {
        /** The name of the field that says which type it is. */
        public static final String TAG = "type";

        /** Copies the list. */
        public UnionCodec {
            variants = List.copyOf(variants);
        }

        @Override
        public List<Part> parts() {
            return variants.stream()
                    .map(v -> new Part("(" + v.type().show() + ")", v.type(), v.place()))
                    .toList();
        }
    }

    /**
     * One of the types of a sealed interface.
     *
     * @param tag what the tag says for it
     * @param type its type
     * @param place its name in the source
     */
    record Variant(String tag, TypeRef type, @Nullable Place place) {}
}
