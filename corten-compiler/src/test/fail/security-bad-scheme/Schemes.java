package tasks;

import dev.corten.http.SecurityScheme;
import dev.corten.http.SecurityScheme.Kind;

final class Schemes {
    @SecurityScheme(Kind.HEADER)
    static final class Key {}

    @SecurityScheme(value = Kind.BASIC, format = "JWT")
    static final class Password {}

    @SecurityScheme(value = Kind.OAUTH2, scopes = "read")
    static final class Login {}

    @SecurityScheme(value = Kind.OPEN_ID, scopes = "read")
    static final class Provider {}

    @SecurityScheme(value = Kind.COOKIE, name = "session")
    static final class Session {}
}
