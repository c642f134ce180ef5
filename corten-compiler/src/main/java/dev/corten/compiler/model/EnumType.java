package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An enum.
 *
 * @param name its names
 * @param constants its constants in order
 * @param place its name in the source, or {@code null} for one that comes from a class file
 */
public record EnumType(
        ClassName name, List<Constant> constants, @Nullable Place place) {

    /**
     * A constant of an enum.
     *
     * @param name its name in Java
     * @param label its name outside of Java: what {@code @Name} says, or its name in lower case
     * @param place its name in the source, or {@code null} for one that comes from a class file
     */
    public record Constant(
            String name, String label, @Nullable Place place) {}

    /** Copies {@code constants}. */
    public EnumType {
        constants = List.copyOf(constants);
    }

    /** The labels as a message shows them, in words that follow "must be": {@code one of pending, completed}. */
    public String oneOf() {
        return constants.stream().map(Constant::label).collect(Collectors.joining(", ", "one of ", ""));
    }
}
