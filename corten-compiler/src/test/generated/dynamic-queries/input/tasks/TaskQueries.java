package tasks;

import dev.corten.json.Field;
import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
public interface TaskQueries {
    @Sql("""
            SELECT id, title, description, status, created_at
            FROM tasks
            WHERE TRUE
              {AND status = :status}
              {AND created_at >= :from AND created_at < :to}
            ORDER BY created_at DESC
            LIMIT :limit
            """)
    List<Task> page(@Nullable TaskStatus status, @Nullable Instant from, @Nullable Instant to, int limit);

    @Sql("SELECT count(*) FROM tasks {WHERE status = :status}")
    long count(@Nullable TaskStatus status);

    @Sql("SELECT title FROM tasks ORDER BY {order} LIMIT :limit")
    List<String> titles(Order order, short limit);

    enum Order {
        @Sql("created_at DESC")
        NEWEST,

        @Sql("title, id")
        TITLE
    }

    @Sql("""
            SELECT id, title, description, status, created_at
            FROM tasks
            {WHERE title ILIKE '%' || :like || '%'}
            {ORDER BY {order}, {then}}
            """)
    List<Task> search(@Nullable String like, @Nullable TaskOrder order, Order then);

    record Filter(@Nullable TaskStatus status, @Nullable Instant from, String like) {}

    @Sql("""
            SELECT title FROM tasks
            WHERE title LIKE :filter.like
              {AND status = :filter.status}
              {AND created_at >= :filter.from}
            """)
    List<String> filtered(Filter filter);

    record Changes(Field<@Nullable String> description, Field<TaskStatus> status) {}

    @Sql("""
            UPDATE tasks
            SET created_at = now() {, description = :changes.description} {, status = :changes.status}
            WHERE id = :id
            """)
    int change(UUID id, Changes changes);

    @Sql("""
            UPDATE tasks
            SET created_at = now()
                {, title = :title}
                {, description = :description}
                {, status = :status}
            WHERE id = :id
            RETURNING id, title, description, status, created_at
            """)
    Optional<Task> update(
            UUID id, Field<String> title, Field<@Nullable String> description, Field<TaskStatus> status);
}
