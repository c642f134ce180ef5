package tasks;

import dev.corten.client.Client;
import dev.corten.http.Body;
import dev.corten.http.Default;
import dev.corten.http.Delete;
import dev.corten.http.Get;
import dev.corten.http.Patch;
import dev.corten.http.Post;
import dev.corten.http.Query;
import dev.corten.http.Reply;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The routes of tasks. */
@Client
@Routes("/tasks")
public final class TaskRoutes {
    private static final int MAX_LIMIT = 100;
    private static final int MAX_TITLE = 255;

    private final TaskQueries tasks;

    /** Routes on {@code tasks}. */
    public TaskRoutes(TaskQueries tasks) {
        this.tasks = tasks;
    }

    /**
     * Lists tasks, newest first. The header X-Total-Count says how many there are on all pages.
     *
     * @param limit how many at most, from 1 to 100
     * @param offset how many to leave out, from the newest
     * @param status only tasks that are this far
     */
    @Get
    Reply<List<Task>> list(
            @Query @Default("20") int limit, @Query @Default("0") long offset, @Query @Nullable TaskStatus status)
            throws InvalidTask {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidTask("limit must be between 1 and " + MAX_LIMIT);
        }
        if (offset < 0) {
            throw new InvalidTask("offset must not be negative");
        }
        return Reply.of(tasks.page(status, limit, offset)).header("X-Total-Count", Long.toString(tasks.count(status)));
    }

    /** Gets one task. */
    @Get("/{id}")
    Task get(UUID id) throws TaskNotFound {
        return tasks.byId(id).orElseThrow(() -> new TaskNotFound(id));
    }

    /** Creates a task. Its address is in the header Location. */
    @Post
    @Status(201)
    Reply<Task> create(@Body CreateTask input) throws InvalidTask {
        checkTitle(input.title());
        Task task = tasks.insert(UUID.randomUUID(), input);
        return Reply.of(task).header("Location", "/tasks/" + task.id());
    }

    /** Changes the fields that are sent and leaves the others. */
    @Patch("/{id}")
    Task update(UUID id, @Body UpdateTask input) throws TaskNotFound, InvalidTask {
        if (input.title().isPresent()) {
            checkTitle(input.title().orElse(""));
        }
        return tasks.update(id, input).orElseThrow(() -> new TaskNotFound(id));
    }

    /** Deletes a task. */
    @Delete("/{id}")
    void delete(UUID id) throws TaskNotFound {
        if (tasks.delete(id) == 0) {
            throw new TaskNotFound(id);
        }
    }

    private static void checkTitle(String title) throws InvalidTask {
        // Character.isWhitespace leaves out the spaces that do not break.
        if (title.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new InvalidTask("Title cannot be empty");
        }
        // PostgreSQL counts the characters of a varchar, not the units of UTF-16.
        if (title.codePointCount(0, title.length()) > MAX_TITLE) {
            throw new InvalidTask("Title cannot be longer than " + MAX_TITLE + " characters");
        }
    }
}
