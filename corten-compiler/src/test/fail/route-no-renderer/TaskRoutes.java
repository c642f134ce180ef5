package tasks;

import dev.corten.http.Get;
import dev.corten.http.Reply;
import dev.corten.http.Routes;
import io.jstach.jstache.JStache;

@Routes("/tasks")
class TaskRoutes {
    @JStache(template = "<h1>{{title}}</h1>")
    record TaskPage(String title) {}

    @Get
    Reply<TaskPage> page() {
        return Reply.of(new TaskPage("Buy milk"));
    }
}
