package tasks;

import dev.corten.http.Get;
import dev.corten.http.Routes;
import dev.corten.http.Secured;
import dev.corten.http.SecurityScheme;

@Routes("/tasks")
final class TaskRoutes {
    @Get
    @Secured(value = Login.class, scopes = {"tasks:raed", "admin"})
    String list() {
        return "";
    }

    @SecurityScheme(
            value = SecurityScheme.Kind.OAUTH2,
            tokenUrl = "https://login.example/token",
            scopes = {"tasks:read", "tasks:write"})
    static final class Login {}
}
