package dev.corten.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The whole name of the variable of a component, instead of the one made from the names of the components. On a
 * component that is a record: what the names of its variables begin with.
 *
 * <pre>{@code
 * record ServerConfig(@Env("PORT") @Default("3000") int port) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Env {
    /** The variable, as in {@code PORT}. */
    String value();
}
