package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
public interface TaskQueries {
    @Sql("SELECT title FROM tasks")
    List<String> neverPrepared();

    @Sql("SELECT title FROM tasks ORDER BY title")
    List<String> otherStatement();

    @Sql("DELETE FROM tasks WHERE id::text = :id::text")
    int otherType(UUID id);

    @Sql("DELETE FROM tasks")
    int otherTable();

    @Sql("SELECT count(*) FROM tasks")
    long fresh();
}
