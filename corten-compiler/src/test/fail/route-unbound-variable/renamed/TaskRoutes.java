package tasks;

import dev.corten.http.Delete;
import dev.corten.http.Routes;
import java.util.UUID;

@Routes("/tasks")
class TaskRoutes {
    @Delete("/{id}")
    void delete(UUID taskId) {}
}
