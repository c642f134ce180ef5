package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {

    @Sql("SELECT id FROM tasks WHERE id = ANY(:ids)")
    List<UUID> byIds(List<String> ids);

    @Sql("SELECT id FROM tasks WHERE id = :ids")
    List<UUID> byId(List<UUID> ids);

    @Sql("SELECT id FROM tasks WHERE counts = :counts")
    List<UUID> byCounts(List<Long> counts);

    @Sql("SELECT id FROM tasks WHERE weights = :weights")
    List<UUID> byWeights(@Nullable List<Float> weights);

    @Sql("SELECT id FROM tasks WHERE history = :history")
    List<UUID> byHistory(List<String> history);

    @Sql("SELECT id FROM tasks WHERE details = :details")
    List<UUID> byDetails(List<String> details);

    @Sql("SELECT id FROM tasks WHERE tags = :levels")
    List<UUID> byLevels(List<Level> levels);

    enum Level {
        LOW,
        HIGH
    }
}
