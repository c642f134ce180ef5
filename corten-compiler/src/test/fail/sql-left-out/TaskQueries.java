package tasks;

import dev.corten.sql.Crud;
import dev.corten.sql.Insert;
import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import dev.corten.sql.Table;
import java.util.UUID;

@Queries
@Table("tasks")
interface TaskQueries extends Crud<TaskQueries.Task, UUID> {
    record Task(UUID id, String title) {}

    record NewTask(UUID id) {}

    @Sql("INSERT INTO tasks (title) VALUES (:title)")
    void insert(String title);

    @Insert
    void create(NewTask task);
}
