package dev.corten.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The status of the answer: on a method, of its normal answer (200 by default, 204 for {@code void}); on an exception
 * class, of the answer to a request whose handler threw it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Status {
    /** The status code, 200 to 599 (RFC 9110, section 15). */
    int value();
}
