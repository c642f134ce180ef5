package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record.
 *
 * @param name its names
 * @param components its components in order
 * @param annotations the qualified names of its own annotations and of those of its package
 * @param typeParameters how many type parameters it has
 * @param place its name in the source, or {@code null} for one that comes from a class file
 */
public record RecordType(
        ClassName name,
        List<Component> components,
        Set<String> annotations,
        int typeParameters,
        @Nullable Place place) {

    /**
     * A component of a record.
     *
     * @param name its name in Java
     * @param type its type
     * @param annotations the values of its annotations by qualified name; {@code ""} for one without a value
     * @param constraints the annotations that say which values are right
     * @param place its name in the source, or {@code null} for one that comes from a class file
     */
    public record Component(
            String name,
            TypeRef type,
            java.util.Map<String, String> annotations,
            List<Constraint> constraints,
            @Nullable Place place) {

        /** Copies the map and the list. */
        public Component {
            constraints = List.copyOf(constraints);
            annotations = java.util.Map.copyOf(annotations);
        }
    }

    /** Copies the lists. */
    public RecordType {
        components = List.copyOf(components);
        annotations = Set.copyOf(annotations);
    }
}
