package tasks;

import dev.corten.http.Get;
import dev.corten.http.Post;
import dev.corten.http.Routes;
import java.util.List;

@Routes("/tasks")
class TaskRoutes {
    record Filter(String title) {}

    @Get
    String list(int limit, List<String> tags) {
        return "";
    }

    @Post
    String create(Filter filter) {
        return "";
    }
}
