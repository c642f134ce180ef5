package tasks;

import dev.corten.http.Get;
import dev.corten.http.Routes;

@Routes
class TitleRoutes {
    @Get("/tasks/{title}")
    String byTitle(String title) {
        return "";
    }
}
