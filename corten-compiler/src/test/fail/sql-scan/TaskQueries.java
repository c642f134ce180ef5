package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
public interface TaskQueries {
    @Sql("SELECT status, title FROM tasks WHERE status = :status ORDER BY id LIMIT 20")
    List<Task> withStatus(String status);

    /** Of several columns the one that leaves the least. */
    @Sql("UPDATE tasks SET done = true WHERE created_at < :before AND owner = :owner")
    int finish(Instant before, UUID owner);

    @Sql("""
            SELECT t.status, t.title FROM tasks t
            WHERE t.id = ANY(:ids) OR EXISTS (SELECT FROM users u WHERE u."Nick" = :nick)
            """)
    List<Task> known(List<UUID> ids, String nick);

    /** In a part that may be left out: said once. */
    @Sql("SELECT count(*) FROM tasks WHERE NOT done {AND owner = :owner} {AND title = :title}")
    long count(@Nullable UUID owner, @Nullable String title);

    @Sql("SELECT title FROM open_tasks WHERE person = :person")
    List<String> ofView(UUID person);

    @SuppressWarnings("corten:sql-scan")
    @Sql("DELETE FROM tasks WHERE status = :status")
    int meant(String status);

    // Nothing is said of the others: an index on the column alone would not be used, or there is one.

    @Sql("SELECT id FROM users WHERE email = :email")
    List<UUID> byEmail(String email);

    @Sql("SELECT c.text FROM tasks t JOIN comments c ON c.task_id = t.id WHERE t.id = :id")
    List<String> comments(UUID id);

    @Sql("SELECT id FROM tasks WHERE lower(title) = :title")
    List<UUID> lower(String title);

    @Sql("SELECT id FROM tasks WHERE title LIKE :pattern")
    List<UUID> like(String pattern);

    @Sql("SELECT id FROM tasks WHERE :status::text IS NULL OR status = :status")
    List<UUID> optional(@Nullable String status);

    @Sql("SELECT id FROM tasks WHERE NOT done AND finished_at IS NULL AND labels ? :label")
    List<UUID> open(String label);

    @Sql("SELECT status FROM tasks WHERE status <> :status")
    List<String> others(String status);

    @Sql("SELECT count(*) FROM tasks")
    long all();

    record Task(String status, String title) {}
}
