package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {

    record Task(
            List<@Nullable UUID> tags,
            List<@Nullable Short> counts,
            List<@Nullable String> history,
            List<@Nullable String> details,
            String deadlines) {}

    @Sql("""
            SELECT tags, counts, history,
                details, deadlines
            FROM tasks
            """)
    List<Task> all();

    @Sql("SELECT tags FROM tasks WHERE id = :id")
    List<String> tags(UUID id);

    @Sql("SELECT id FROM tasks WHERE id = :id")
    Optional<List<UUID>> ids(UUID id);
}
