package dev.corten.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in the OpenAPI document that a layer around a route, or around all routes of a class, lets only those in who prove
 * who they are. On a method it goes before that of the class; {@code @Secured({})} is open to all. Routes with a parameter
 * whose type is a {@link SecurityScheme} need none.
 *
 * <pre>{@code
 * @Secured(ApiKey.class)
 * @Routes("/tasks")
 * public final class TaskRoutes { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Secured {
    /** The ways in, any of which will do: classes with {@link SecurityScheme}, or the compiler refuses them. */
    Class<?>[] value();

    /** The scopes or roles that are needed. Those of OAuth 2 must be declared by the scheme. */
    String[] scopes() default {};
}
