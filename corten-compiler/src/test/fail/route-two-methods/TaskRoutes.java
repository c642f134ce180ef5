package tasks;

import dev.corten.http.Get;
import dev.corten.http.Post;
import dev.corten.http.Routes;

@Routes("/tasks")
class TaskRoutes {
    @Get
    @Post
    String list() {
        return "";
    }
}
