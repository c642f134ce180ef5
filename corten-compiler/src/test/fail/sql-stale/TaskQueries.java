package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;

@Queries
public interface TaskQueries {
    @Sql("SELECT title FROM tasks ORDER BY title")
    List<String> titles();

    @Sql("SELECT count(*) FROM tasks")
    long count();
}
