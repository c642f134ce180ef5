package dev.corten.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose annotated methods are routes. The compiler checks them and generates {@code Http<Name>}, which connects
 * them to the {@link Router}.
 *
 * <pre>{@code
 * @Routes("/tasks")
 * public final class TaskRoutes {
 *     @Get("/{id}")
 *     Task get(UUID id) throws TaskNotFound { ... }
 * }
 *
 * Router.of(new HttpTaskRoutes(new TaskRoutes(queries)))
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Routes {
    /** The path that the paths of all methods begin with; empty by default. */
    String value() default "";

    /** What the OpenAPI document groups its routes by; the name of the class without {@code Routes} by default. */
    String tag() default "";
}
