package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;

@Queries
interface TaskQueries {

    @Sql("""
            SELECT id, title, status, priority, created_at,
                to_tsvector(title) AS words
            FROM tasks
            """)
    List<Task> all();

    @Sql("SELECT count(*) FROM tasks")
    int count();

    @Sql("SELECT title FROM tasks")
    List<Status> statuses();

    enum Status {
        PENDING,
        INPROGRESS,
        COMPLETED
    }
}
