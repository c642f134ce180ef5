package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component of a configuration record. */
public sealed interface ConfigComponent {

    /** The way to it: {@code AppConfig.database.url}. */
    String path();

    /** What diagnostics about it underline: its name, or that of the component that holds a record without sources. */
    Place place();

    /** Its {@code @Default}, if it has one. */
    @Nullable
    Default byDefault();

    /**
     * What {@code @Default} says.
     *
     * @param text the value
     * @param place the text in the source, or the component where there is none
     */
    record Default(String text, Place place) {}

    /** Whether a variable must be set. */
    enum Need {
        REQUIRED,
        OPTIONAL,
        NULLABLE
    }

    /**
     * A variable.
     *
     * @param name its name
     * @param place what {@code @Env} says, or the component
     */
    record Variable(String name, Place place) {}

    /** One that is read from a variable. */
    record Setting(String path, Place place, @Nullable Default byDefault, Variable variable, Need need, ConfigType type)
            implements ConfigComponent {}

    /** One that is a record. */
    record Group(
            String path, Place place, @Nullable Default byDefault, ClassName type, List<ConfigComponent> components)
            implements ConfigComponent {

        /** Copies {@code components}. */
        public Group {
            components = List.copyOf(components);
        }
    }

    /** One of a type that no variable can have; {@code reason} says why. */
    record Unsupported(String path, Place place, @Nullable Default byDefault, String reason)
            implements ConfigComponent {}
}
