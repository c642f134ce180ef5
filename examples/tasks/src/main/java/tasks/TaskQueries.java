package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of the Task API, each statement checked by PostgreSQL while this file compiles. */
@Queries
public interface TaskQueries {

    @Sql("""
            SELECT id, title, description, status, created_at, updated_at
            FROM tasks
            {WHERE status = :status}
            ORDER BY created_at DESC, id DESC
            LIMIT :limit OFFSET :offset
            """)
    List<Task> page(@Nullable TaskStatus status, int limit, long offset);

    @Sql("SELECT count(*) FROM tasks {WHERE status = :status}")
    long count(@Nullable TaskStatus status);

    @Sql("SELECT id, title, description, status, created_at, updated_at FROM tasks WHERE id = :id")
    Optional<Task> byId(UUID id);

    @Sql("""
            INSERT INTO tasks (id, title, description) VALUES (:id, :task.title, :task.description)
            RETURNING id, title, description, status, created_at, updated_at
            """)
    Task insert(UUID id, CreateTask task);

    /** Changes the fields that are present and leaves the others. */
    @Sql("""
            UPDATE tasks
            SET updated_at = greatest(now(), updated_at + interval '1 microsecond')
                {, title = :changes.title}
                {, description = :changes.description}
                {, status = :changes.status}
            WHERE id = :id
            RETURNING id, title, description, status, created_at, updated_at
            """)
    Optional<Task> update(UUID id, UpdateTask changes);

    @Sql("DELETE FROM tasks WHERE id = :id")
    int delete(UUID id);
}
