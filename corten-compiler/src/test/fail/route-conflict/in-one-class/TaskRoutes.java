package tasks;

import dev.corten.http.Get;
import dev.corten.http.Post;
import dev.corten.http.Routes;
import java.util.UUID;

@Routes("/tasks")
class TaskRoutes {
    @Get("/{id}")
    String byId(UUID id) {
        return "";
    }

    @Get("/mine")
    String mine() {
        return "";
    }

    @Post("/{id}")
    String change(UUID id) {
        return "";
    }

    @Get("/{name}")
    String byName(String name) {
        return "";
    }
}
