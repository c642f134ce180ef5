package dev.corten.compiler.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the documentation tells of a type or a method beyond what the compiler checks.
 *
 * @param javadoc its comment
 * @param example an example of it
 * @param examples examples of its components or parameters, by their names in Java
 */
public record Described(Javadoc javadoc, @Nullable Example example, Map<String, Example> examples) {

    /** Copies the map. */
    public Described {
        examples = Map.copyOf(examples);
    }
}
