package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Rows;
import dev.corten.sql.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
public interface TaskQueries {
    String COLUMNS = "id, title, description, status, created_at";

    @Sql("SELECT " + COLUMNS + " FROM tasks WHERE id = :id")
    Optional<Task> byId(UUID id);

    @Sql("""
            SELECT id, title, description, status, created_at
            FROM tasks
            WHERE (:status::task_status IS NULL OR status = :status)
              AND (:query IS NULL OR title ILIKE '%' || :query || '%')
            ORDER BY created_at DESC
            LIMIT :limit
            """)
    List<Task> page(@Nullable TaskStatus status, @Nullable String query, int limit);

    @Sql("""
            INSERT INTO tasks (id, title, description, status)
            VALUES (:id, :title, :description, :status)
            RETURNING created_at, id, title, description, status""")
    Task insert(UUID id, String title, @Nullable String description, TaskStatus status);

    @Sql("UPDATE tasks SET priority = priority + :by WHERE id = :id")
    void raise(UUID id, short by);

    @Sql("DELETE FROM tasks WHERE id = :id")
    int delete(UUID id);

    @Sql("DELETE FROM tasks WHERE created_at < :call AND created_at > :db")
    long deleteBetween(Instant call, Instant db);

    @Sql(value = "SELECT title FROM tasks WHERE id = :row", rows = Rows.ONE)
    String title(UUID row);

    @Sql("SELECT count(*) FROM tasks")
    long count();

    @Sql("SELECT sum(priority)::numeric * :factor FROM tasks")
    @Nullable
    BigDecimal sum(int factor);

    @Sql("SELECT status FROM tasks WHERE id = :id")
    Optional<TaskStatus> status(UUID id);

    @Sql("SELECT description FROM tasks ORDER BY id")
    List<@Nullable String> descriptions();

    @Sql("""
            SELECT priority, max(status) AS highest, max(priority) AS length, '\\d "quoted" é' AS pattern
            FROM tasks
            GROUP BY priority""")
    List<Summary> summary();

    record Summary(long priority, @Nullable TaskStatus highest, @Nullable Long length, String pattern) {}

    @Sql("SELECT id, title, description, status, created_at FROM tasks WHERE id = ANY(:ids) AND status = ANY(:statuses)")
    List<Task> among(List<UUID> ids, List<TaskStatus> statuses);

    @Sql("SELECT priority, array_agg(title) AS titles, array_agg(status) AS statuses FROM tasks GROUP BY priority")
    List<Titles> titles();

    record Titles(
            int priority, List<@Nullable String> titles, List<@Nullable TaskStatus> statuses) {}

    @Sql("SELECT id, description, priority AS rank FROM tasks WHERE id = ANY(:ids) AND title = :title")
    List<Listed> listed(List<TaskId> ids, Title title);

    @Sql("UPDATE tasks SET description = :title WHERE id = :id RETURNING id")
    Optional<TaskId> describe(TaskId id, @Nullable Title title);

    record TaskId(UUID value) {}

    record Title(String text) {}

    record Rank(long value) {}

    record Listed(TaskId id, @Nullable Title description, Rank rank) {}

    @Sql("""
            SELECT t.id, t.title, p.id AS "previous.id", p.title AS "previous.title", p.status AS "previous.status",
                   p.created_at AS "previous.at"
            FROM tasks t JOIN tasks p ON p.priority = t.priority - 1
            """)
    List<Step> steps();

    record Step(UUID id, String title, Previous previous) {}

    record Previous(UUID id, String title, TaskStatus status, Instant at) {}
}
