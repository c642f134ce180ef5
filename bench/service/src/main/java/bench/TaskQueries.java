package bench;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of tasks. */
@Queries
public interface TaskQueries {
    @Sql("""
            SELECT id, title, description, status, created_at, updated_at FROM tasks
            ORDER BY created_at DESC LIMIT 20
            """)
    List<Task> latest();

    @Sql("SELECT id, title, description, status, created_at, updated_at FROM tasks WHERE id = :id")
    Optional<Task> byId(UUID id);

    @Sql("""
            INSERT INTO tasks (id, title, description, status, created_at, updated_at)
            VALUES (:id, :title, :description, :status, now(), now())
            RETURNING id, title, description, status, created_at, updated_at
            """)
    Task insert(UUID id, String title, @Nullable String description, TaskStatus status);

    @Sql("""
            UPDATE tasks
            SET title = coalesce(:title, title), description = coalesce(:description, description),
                status = coalesce(:status, status), updated_at = now()
            WHERE id = :id
            RETURNING id, title, description, status, created_at, updated_at
            """)
    Optional<Task> update(UUID id, @Nullable String title, @Nullable String description, @Nullable TaskStatus status);

    @Sql("DELETE FROM tasks WHERE id = :id")
    int delete(UUID id);
}
