package tasks;

import dev.corten.http.Get;
import dev.corten.http.Routes;
import dev.corten.http.Secured;

@Routes("/tasks")
@Secured(TaskRoutes.class)
final class TaskRoutes {
    @Get
    String list() {
        return "";
    }

    @Get("/open")
    @Secured({})
    String open() {
        return "";
    }
}
