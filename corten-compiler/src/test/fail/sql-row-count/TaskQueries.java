package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Rows;
import dev.corten.sql.Sql;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    record Title(String title) {}

    @Sql("SELECT title FROM tasks WHERE title = :title")
    Optional<Title> byTitle(String title);

    @Sql("SELECT title FROM tasks WHERE id = :id")
    Title byId(UUID id);

    @Sql("SELECT priority FROM tasks WHERE id = :id")
    int priority(UUID id);

    @Sql("UPDATE tasks SET priority = priority + 1 WHERE priority < :limit RETURNING title")
    @Nullable String raise(int limit);

    // What follows is right.

    @Sql("SELECT title FROM tasks WHERE id = :id")
    Optional<Title> perhaps(UUID id);

    @Sql("SELECT count(*) FROM tasks")
    long count();

    @Sql(value = "SELECT title FROM tasks WHERE id = :id", rows = Rows.ONE)
    Title known(UUID id);

    @Sql("SELECT title FROM tasks ORDER BY created_at DESC LIMIT 1")
    Optional<String> newest();
}
