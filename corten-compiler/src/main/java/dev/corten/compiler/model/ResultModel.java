package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers when all goes well.
 *
 * @param kind how it becomes a response
 * @param value the type that is written: the result of the method, or the argument of its {@code Reply}
 * @param status the status code
 * @param place the type in the source
 * @param statusPlace the annotation that says the status, or {@code null} if it is the usual one
 */
public record ResultModel(
        Kind kind,
        TypeRef value,
        int status,
        Place place,
        @Nullable Place statusPlace) {

    /** How a result becomes a response. */
    public enum Kind {
        /** {@code void}: no content. */
        NOTHING,
        /** {@code String}: as {@code text/plain}. */
        TEXT,
        /** {@code Response}: as it is. */
        RESPONSE,
        /** {@code Reply<T>}: T as JSON, with header fields. */
        REPLY,
        /** Anything else: as JSON. */
        JSON
    }
}
