package tasks;

import dev.corten.http.Get;
import dev.corten.http.Routes;

@Routes("/tasks")
class TaskRoutes {
    @Get("/{id}/comments/{comment}")
    String get(String comment) {
        return comment;
    }
}
