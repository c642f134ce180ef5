package tasks;

import dev.corten.http.Cookie;
import dev.corten.http.Get;
import dev.corten.http.Header;
import dev.corten.http.Query;
import dev.corten.http.Routes;

@Routes("/tasks")
class TaskRoutes {
    @Get
    String list(@Query @Header @Cookie String token) {
        return token;
    }
}
