package bench;

import dev.corten.http.Body;
import dev.corten.http.Delete;
import dev.corten.http.Get;
import dev.corten.http.Patch;
import dev.corten.http.Post;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import java.util.List;
import java.util.UUID;

/** Tasks, as short as the services that they are compared with have them. */
@Routes("/tasks")
public final class TaskRoutes {
    private final TaskQueries tasks;

    /** Routes on {@code tasks}. */
    public TaskRoutes(TaskQueries tasks) {
        this.tasks = tasks;
    }

    /** The latest 20 tasks. */
    @Get
    List<Task> list() {
        return tasks.latest();
    }

    /** One task. */
    @Get("/{id}")
    Task get(UUID id) throws TaskNotFound {
        return tasks.byId(id).orElseThrow(() -> new TaskNotFound(id));
    }

    /** Creates a task. */
    @Post
    @Status(201)
    Task create(@Body NewTask input) {
        return tasks.insert(UUID.randomUUID(), input.title(), input.description(), input.statusOrTodo());
    }

    /** Changes a task. */
    @Patch("/{id}")
    Task update(UUID id, @Body TaskPatch input) throws TaskNotFound {
        return tasks.update(id, input.title(), input.description(), input.status())
                .orElseThrow(() -> new TaskNotFound(id));
    }

    /** Deletes a task. */
    @Delete("/{id}")
    void delete(UUID id) throws TaskNotFound {
        if (tasks.delete(id) == 0) {
            throw new TaskNotFound(id);
        }
    }
}
