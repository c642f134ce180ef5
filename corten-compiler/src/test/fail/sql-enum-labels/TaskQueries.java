package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;

@Queries
interface TaskQueries {

    @Sql("SELECT id, status FROM tasks WHERE status = :status")
    List<Task> byStatus(TaskStatus status);
}
