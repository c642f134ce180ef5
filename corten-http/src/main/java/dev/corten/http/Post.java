package dev.corten.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that answers POST requests. {@code {name}} in the path binds the parameter of that name.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Post {
    /** The path below that of the class, as in {@code /{id}/comments}; empty by default. */
    String value() default "";
}
