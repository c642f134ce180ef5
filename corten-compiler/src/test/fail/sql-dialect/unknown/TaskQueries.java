package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;

@Queries
interface TaskQueries {
    @Sql("SELECT count(*) FROM tasks")
    long count();

    @Sql("DELETE FROM tasks")
    int clear();
}
