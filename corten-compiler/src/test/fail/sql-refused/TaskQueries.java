package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("SELECT lowr(title) FROM tasks")
    List<String> titles();

    @Sql("SELECT id FROM tasks WHERE title = ANY(:id)")
    List<UUID> any(UUID id);

    @Sql("SELECT id FROM tasks WHERE created_at > 5")
    List<UUID> since();

    @Sql("SELECT title, count(*) FROM tasks")
    List<String> ungrouped();
}
