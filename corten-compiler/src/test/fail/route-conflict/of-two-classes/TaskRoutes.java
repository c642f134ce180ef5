package tasks;

import dev.corten.http.Get;
import dev.corten.http.Routes;

@Routes("/tasks")
class TaskRoutes {
    @Get("/{id}")
    String get(String id) {
        return "";
    }
}
