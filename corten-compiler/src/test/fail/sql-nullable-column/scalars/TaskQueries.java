package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("""
            SELECT id, description,
                length(description) AS length
            FROM tasks
            """)
    List<Task> all();

    @Sql("SELECT description FROM tasks WHERE id = :id")
    Optional<String> description(UUID id);

    @Sql("SELECT description FROM tasks")
    List<String> descriptions();

    @Sql("SELECT max(created_at) FROM tasks")
    Instant newest();
}
