package dev.corten.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The media types of a method's answer. Of two, the client chooses by {@code Accept}; the first is for clients to which
 * both are the same, and one that takes neither gets a 406 before the method is called. The compiler checks that the result
 * can be each of them: JSON by a codec, HTML by a template, a {@code Stream} as {@code application/json} or {@code
 * application/x-ndjson}, a {@code String} or {@code byte[]} as any one type.
 *
 * <pre>{@code
 * @Get("/{id}")
 * @Produces({"text/html", "application/json"})
 * TaskPage get(UUID id) throws TaskNotFound { ... }
 *
 * @Get("/report")
 * @Produces("text/csv")
 * String report() { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Produces {
    /** The types, as in {@code text/html}; the one that is preferred here first. */
    String[] value();
}
