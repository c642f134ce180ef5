package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
public interface TaskQueries {
    @Sql("SELECT title FROM tasks")
    List<String> titles();

    @Sql("DELETE FROM tasks WHERE id = :id")
    int delete(UUID id);
}
