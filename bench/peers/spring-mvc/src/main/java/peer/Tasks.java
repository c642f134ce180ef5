package peer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tasks. */
@RestController
@RequestMapping("/tasks")
class Tasks {
    enum Status {
        @JsonProperty("todo")
        TODO,
        @JsonProperty("in_progress")
        IN_PROGRESS,
        @JsonProperty("done")
        DONE;

        static Status of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Task(
            UUID id, String title, String description, Status status, Instant createdAt, Instant updatedAt) {}

    record NewTask(String title, String description, Status status) {}

    record TaskPatch(String title, String description, Status status) {}

    private static final String COLUMNS = "id, title, description, status, created_at, updated_at";

    private final JdbcClient jdbc;

    Tasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping
    List<Task> list() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM tasks ORDER BY created_at DESC LIMIT 20")
                .query(Tasks::read)
                .list();
    }

    @GetMapping("/{id}")
    Task get(@PathVariable UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM tasks WHERE id = ?")
                .param(id)
                .query(Tasks::read)
                .optional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Task create(@RequestBody NewTask input) {
        return jdbc.sql("INSERT INTO tasks (id, title, description, status, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?::task_status, now(), now()) RETURNING " + COLUMNS)
                .param(UUID.randomUUID())
                .param(input.title())
                .param(input.description())
                .param((input.status() == null ? Status.TODO : input.status()).label())
                .query(Tasks::read)
                .single();
    }

    @PatchMapping("/{id}")
    Task update(@PathVariable UUID id, @RequestBody TaskPatch input) {
        return jdbc.sql("UPDATE tasks SET title = coalesce(?, title), description = coalesce(?, description),"
                        + " status = coalesce(?::task_status, status), updated_at = now() WHERE id = ? RETURNING "
                        + COLUMNS)
                .param(input.title())
                .param(input.description())
                .param(input.status() == null ? null : input.status().label())
                .param(id)
                .query(Tasks::read)
                .optional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        if (jdbc.sql("DELETE FROM tasks WHERE id = ?").param(id).update() == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static Task read(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Status.of(row.getString(4)),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
