package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {

    record Task(List<String> tags, List<Instant> deadlines) {}

    @Sql("SELECT tags, deadlines FROM tasks")
    List<Task> all();

    @Sql("SELECT counts FROM tasks WHERE id = :id")
    Optional<List<Integer>> counts(UUID id);

    @Sql("SELECT array_agg(id) AS ids FROM tasks HAVING count(*) > 0")
    Optional<List<UUID>> ids();

    @Sql("SELECT coalesce(array_agg(d), '{}') AS days FROM tasks LEFT JOIN unnest(deadlines) d ON true")
    List<List<Instant>> days();

    @Sql("SELECT 1 = ANY(:some)")
    boolean amongSome(List<@Nullable Integer> some);

    @Sql("SELECT 1 = ANY(:all)")
    boolean amongAll(List<Integer> all);
}
