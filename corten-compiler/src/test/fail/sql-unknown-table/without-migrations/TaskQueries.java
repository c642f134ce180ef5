package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;

@Queries
interface TaskQueries {

    @Sql("DELETE FROM tasks")
    int clear();
}
