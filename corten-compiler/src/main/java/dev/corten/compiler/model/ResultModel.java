package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers when all goes well.
 *
 * @param kind how it becomes a response
 * @param reply whether it is in a {@code Reply}, with header fields
 * @param value the type that is written: the result of the method, or the argument of its {@code Reply}; of several values
 *     that of each
 * @param status the status code
 * @param place the type in the source
 * @param statusPlace the annotation that says the status, or {@code null} if it is the usual one
 * @param produces the media types that {@code @Produces} names; of two, the client chooses
 * @param renderer the class that renders the template of the type, or {@code null} if it has none
 */
public record ResultModel(
        Kind kind,
        boolean reply,
        TypeRef value,
        int status,
        Place place,
        @Nullable Place statusPlace,
        List<Produced> produces,
        @Nullable String renderer) {

    /**
     * A media type that {@code @Produces} names.
     *
     * @param type as it was written
     * @param kind how the result becomes that, or {@code null} if it cannot
     * @param place the annotation
     */
    public record Produced(String type, @Nullable Kind kind, Place place) {}

    /** Copies {@code produces}. */
    public ResultModel {
        produces = List.copyOf(produces);
    }

    /** All ways in which it becomes a response. */
    public List<Kind> kinds() {
        return produces.isEmpty()
                ? List.of(kind)
                : produces.stream().map(Produced::kind).filter(Objects::nonNull).toList();
    }

    /** The first of them that a generated client can read: HTML is for browsers. */
    public Optional<Kind> called() {
        return kinds().stream()
                .filter(k -> k != Kind.TEMPLATE && k != Kind.HTML)
                .findFirst();
    }

    /** The media type that {@code @Produces} names for what a generated client reads, or empty if it names none. */
    public String calledType() {
        return produces.stream()
                .filter(p -> p.kind() != null && p.kind() == called().orElse(null))
                .map(Produced::type)
                .findFirst()
                .orElse("");
    }

    /** How a result becomes a response. */
    public enum Kind {
        /** {@code void}, {@code NoContent} in a reply: no content. */
        NOTHING,
        /** {@code String}: as {@code text/plain}. */
        TEXT,
        /** A {@code String} or {@code byte[]} of a type that {@code @Produces} names: its bytes. */
        BYTES,
        /** A type with a template of JStachio: as {@code text/html}. */
        TEMPLATE,
        /** {@code Html}: as {@code text/html}. */
        HTML,
        /** {@code Redirect}: no content, and where to go. */
        REDIRECT,
        /** {@code Response}: as it is. */
        RESPONSE,
        /** {@code Stream<T>}: T after T as a JSON array. */
        ARRAY,
        /** {@code Ndjson<T>}: T after T, each as JSON on a line. */
        NDJSON,
        /** {@code Events<T>}: T after T as server-sent events, each as JSON or, if it is a text, as it is. */
        EVENTS,
        /** Anything else: as JSON. */
        JSON;

        /** The status of an answer of which nothing else is said. */
        public int usualStatus() {
            return switch (this) {
                case NOTHING -> 204;
                case REDIRECT -> 303;
                default -> 200;
            };
        }

        /** Whether values are written as JSON. */
        public boolean json() {
            return switch (this) {
                case NOTHING, TEXT, BYTES, TEMPLATE, HTML, REDIRECT, RESPONSE -> false;
                case ARRAY, NDJSON, EVENTS, JSON -> true;
            };
        }

        /** Whether values are written one after the other, while a source gives them. */
        public boolean several() {
            return this == ARRAY || this == NDJSON || this == EVENTS;
        }
    }
}
