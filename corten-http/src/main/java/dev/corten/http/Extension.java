package dev.corten.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameter is what a layer left with the request under the class of the parameter ({@link Request#extend}). If none did,
 * that is a mistake of the application, a 500 whose line in the log says it, unless the parameter is {@code @Nullable} or an
 * {@code Optional}.
 *
 * <pre>{@code
 * Layer session = (request, next) -> {
 *     request.extend(Session.class, sessions.of(request));
 *     return next.handle(request);
 * };
 *
 * @Get("/me")
 * User me(@Extension Session session) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Extension {}
