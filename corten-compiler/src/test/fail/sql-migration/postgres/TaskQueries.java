package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;

@Queries
interface TaskQueries {

    @Sql("SELECT title FROM tasks")
    List<String> titles();
}
