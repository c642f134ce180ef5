package tasks;

import dev.corten.http.Get;
import dev.corten.http.Query;
import dev.corten.http.Routes;

@Routes("/tasks/{task}/comments")
class CommentRoutes {
    @Get
    String list(@Query String task) {
        return task;
    }
}
