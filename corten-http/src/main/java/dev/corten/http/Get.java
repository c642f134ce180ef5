package dev.corten.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that answers GET requests. It also answers HEAD, without the content (RFC 9110, section 9.3.2). {@code {name}} in the path binds the parameter of that name.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Get {
    /** The path below that of the class, as in {@code /{id}/comments}; empty by default. */
    String value() default "";
}
