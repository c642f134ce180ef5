package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;

@Queries
interface TaskQueries {

    @Sql("""
            SELECT id, title, created_at AS createdat
            FROM tasks
            """)
    List<Task> all();
}
