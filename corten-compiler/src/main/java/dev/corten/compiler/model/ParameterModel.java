package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a route.
 *
 * @param name its name in Java
 * @param type its type
 * @param place its name in the source
 * @param source where its value comes from
 * @param sources the annotations that say so, by their simple names; more than one is an error
 * @param wireName its name in the request
 * @param presence whether it may be left out
 * @param value the type of one value: {@code T} of {@code T}, {@code List<T>} and {@code Optional<T>}
 * @param enumeration that type, if it is an enum
 * @param defaultValue the value of {@code @Default}, if it has one
 * @param factoryThrown the exceptions of its factory, for the source {@link Source#FACTORY}
 */
public record ParameterModel(
        String name,
        TypeRef type,
        Place place,
        Source source,
        List<String> sources,
        String wireName,
        Presence presence,
        TypeRef value,
        Optional<EnumType> enumeration,
        @Nullable DefaultValue defaultValue,
        List<ThrownModel> factoryThrown) {

    /** Where a value comes from. */
    public enum Source {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        /** The content, as JSON. */
        BODY,
        /** The {@code Request} itself. */
        REQUEST,
        /** The static method {@code from(Request)} of its type. */
        FACTORY,
        /** Nothing says where. */
        NONE
    }

    /** Whether a value may be left out, and what the method gets then. */
    public enum Presence {
        REQUIRED,
        NULLABLE,
        OPTIONAL,
        LIST,
        DEFAULT
    }

    /**
     * The value of {@code @Default}.
     *
     * @param text as a client would send it
     * @param place where it stands
     */
    public record DefaultValue(String text, Place place) {}

    /** Copies the lists. */
    public ParameterModel {
        sources = List.copyOf(sources);
        factoryThrown = List.copyOf(factoryThrown);
    }

    /** Whether it is one or several texts of the request. */
    public boolean scalar() {
        return switch (source) {
            case PATH, QUERY, HEADER, COOKIE -> true;
            case BODY, REQUEST, FACTORY, NONE -> false;
        };
    }
}
