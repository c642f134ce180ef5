package tasks;

import dev.corten.http.Body;
import dev.corten.http.Form;
import dev.corten.http.Get;
import dev.corten.http.Routes;

@Routes("/tasks")
class TaskRoutes {
    @Get
    String find(@Body String filter) {
        return filter;
    }

    @Get("/form")
    String form(@Form String filter) {
        return filter;
    }
}
