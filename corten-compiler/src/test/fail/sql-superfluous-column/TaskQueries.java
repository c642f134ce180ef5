package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("SELECT id, priority, title, t.id FROM tasks t")
    List<Task> all();

    @Sql("INSERT INTO tasks (id, title) VALUES (:id, :title) RETURNING *")
    Task insert(UUID id, String title);
}
