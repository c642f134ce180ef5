package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;

@Queries
public interface TaskQueries {
    @Sql("SELECT count(*) FROM tasks")
    long count();
}
