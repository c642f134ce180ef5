package dev.corten.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A way in which clients prove who they are, for the OpenAPI document. It stands on the class that does it: a type with a
 * static {@code from(Request)}, and then all routes with a parameter of that type are documented to need it; or a layer,
 * and then {@link Secured} says which routes are behind it. The document calls it by the simple name of the class, and
 * says of it what its Javadoc says.
 *
 * <p>It checks nothing by itself.
 *
 * <pre>{@code
 * @SecurityScheme(value = SecurityScheme.Kind.BEARER, format = "JWT")
 * public record CurrentUser(UUID id) {
 *     static CurrentUser from(Request request) throws Unauthorized { ... }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SecurityScheme {
    /** How it works. */
    Kind value();

    /** The name of the header, the query parameter or the cookie; for those alone, and necessary there. */
    String name() default "";

    /** What a {@link Kind#BEARER} token is, as in {@code JWT}. */
    String format() default "";

    /** Where a {@link Kind#OPEN_ID} provider describes itself, or where users authorize a client of {@link Kind#OAUTH2}. */
    String url() default "";

    /** Where clients of {@link Kind#OAUTH2} get their tokens; necessary there. */
    String tokenUrl() default "";

    /** The scopes that {@link Kind#OAUTH2} has: {@link Secured} may name no others. */
    String[] scopes() default {};

    /** How a client proves who it is (OpenAPI 3.1.1, section 4.8.27). */
    enum Kind {
        /** User and password in the header {@code Authorization} (RFC 7617). */
        BASIC,
        /** A token in the header {@code Authorization} (RFC 6750). */
        BEARER,
        /** A key in a header of its own. */
        HEADER,
        /** A key in the query. */
        QUERY,
        /** A cookie, of a session say. */
        COOKIE,
        /** OAuth 2: by the authorization code flow if there is a {@link SecurityScheme#url}, else by client credentials. */
        OAUTH2,
        /** OpenID Connect. */
        OPEN_ID,
        /** A certificate of the client. */
        MUTUAL_TLS
    }
}
