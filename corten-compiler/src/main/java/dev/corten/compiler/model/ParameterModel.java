package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param constraints which values are right, as seen from {@code type}
 * @param group the values that it is made of, if it is a record of them
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
        List<ThrownModel> factoryThrown,
        List<Constraint> constraints,
        @Nullable Group group) {

    /** Where a value comes from. */
    public enum Source {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        /** A field of the content, which is a form. */
        FORM,
        /** The content, as JSON. */
        BODY,
        /** The content, as bytes of whatever type. */
        BYTES,
        /** The content, as a stream of bytes of whatever type. */
        STREAM,
        /** What a layer left with the request. */
        EXTENSION,
        /** The {@code Request} itself. */
        REQUEST,
        /** The static method {@code from(Request)} of its type. */
        FACTORY,
        /** The handshake of a WebSocket whose messages are JSON, with their codecs. */
        UPGRADE,
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

    /**
     * A record of values.
     *
     * @param members one for each component, in order
     * @param guarded whether its constructor was written, and so may refuse values
     * @param described what the documentation tells of it
     */
    public record Group(List<ParameterModel> members, boolean guarded, Described described) {
        /** Copies {@code members}. */
        public Group {
            members = List.copyOf(members);
        }
    }

    /** Copies the lists. */
    public ParameterModel {
        sources = List.copyOf(sources);
        factoryThrown = List.copyOf(factoryThrown);
        constraints = List.copyOf(constraints);
    }

    /** Which single values are right, as seen from {@code value}. */
    public List<Constraint> valueConstraints() {
        return switch (presence) {
            case OPTIONAL -> Constraint.unwrapped(constraints);
            case LIST -> Constraint.of(constraints, 0);
            case REQUIRED, NULLABLE, DEFAULT -> constraints;
        };
    }

    /** Which lists of values are right. */
    public List<Constraint> listConstraints() {
        return presence == Presence.LIST ? Constraint.whole(constraints) : List.of();
    }

    /** Whether it is one or several texts of the request. */
    public boolean scalar() {
        return group == null
                && switch (source) {
                    case PATH, QUERY, HEADER, COOKIE, FORM -> true;
                    case BODY, BYTES, STREAM, EXTENSION, REQUEST, FACTORY, UPGRADE, NONE -> false;
                };
    }

    /** Whether it is a file of a form, or several. */
    public boolean file() {
        return value.is("dev.corten.http.Upload");
    }

    /** Whether a client sends it, rather than the server making it of the request. */
    public boolean sent() {
        return switch (source) {
            case REQUEST, FACTORY, EXTENSION, UPGRADE -> false;
            case PATH, QUERY, HEADER, COOKIE, FORM, BODY, BYTES, STREAM, NONE -> true;
        };
    }

    /** Whether it is taken out of the content. */
    public boolean content() {
        return switch (source) {
            case FORM, BODY, BYTES, STREAM -> true;
            default -> false;
        };
    }

    /** The texts of the request that it is made of: itself, those of its group, or none. */
    public Stream<ParameterModel> scalars() {
        return group != null ? group.members().stream() : scalar() ? Stream.of(this) : Stream.empty();
    }
}
