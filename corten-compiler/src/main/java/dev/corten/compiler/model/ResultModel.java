package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
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
 */
public record ResultModel(
        Kind kind,
        boolean reply,
        TypeRef value,
        int status,
        Place place,
        @Nullable Place statusPlace) {

    /** How a result becomes a response. */
    public enum Kind {
        /** {@code void}, {@code NoContent} in a reply: no content. */
        NOTHING,
        /** {@code String}: as {@code text/plain}. */
        TEXT,
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
                case NOTHING, TEXT, HTML, REDIRECT, RESPONSE -> false;
                case ARRAY, NDJSON, EVENTS, JSON -> true;
            };
        }

        /** Whether values are written one after the other, while a source gives them. */
        public boolean several() {
            return this == ARRAY || this == NDJSON || this == EVENTS;
        }
    }
}
