package tasks;

import dev.corten.http.Get;
import dev.corten.http.Produces;
import dev.corten.http.Redirect;
import dev.corten.http.Routes;
import java.util.List;

@Routes("/tasks")
class TaskRoutes {
    record Task(String title) {}

    @Get
    @Produces({"application/json", "text/html"})
    List<Task> list() {
        return List.of();
    }

    @Get("/csv")
    @Produces("csv")
    String csv() {
        return "";
    }

    @Get("/texts")
    @Produces({"text/csv", "text/plain"})
    String texts() {
        return "";
    }

    @Get("/twice")
    @Produces({"application/json", "application/json"})
    Task twice() {
        return new Task("");
    }

    @Get("/lines")
    @Produces("application/x-ndjson")
    List<Task> lines() {
        return List.of();
    }

    @Get("/old")
    @Produces("application/json")
    Redirect old() {
        return Redirect.to("/tasks");
    }
}
