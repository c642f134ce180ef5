package web;

import dev.corten.http.Get;
import dev.corten.http.Routes;
import tasks.Task;

@Routes("/tasks")
public final class TaskRoutes {
    @Get
    Task get() {
        return new Task("a", "b");
    }
}
