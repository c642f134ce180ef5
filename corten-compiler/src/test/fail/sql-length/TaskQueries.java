package tasks;

import dev.corten.json.Field;
import dev.corten.sql.Crud;
import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import dev.corten.sql.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    record Task(
            long id,
            @NotBlank @Size(max = 300) String title,
            @Size(min = 4, max = 4) String code,
            @Size(max = 1000) @Nullable String note) {}

    record Change(@Size(max = 300) Field<String> title) {}

    @Sql("INSERT INTO tasks (id, title, code, note) VALUES (:task.id, :task.title, :task.code, :task.note)")
    void insert(Task task);

    @Sql("UPDATE tasks SET title = :title WHERE id = :id")
    void rename(long id, @Size(max = 256) String title);

    @Sql("UPDATE tasks SET title = :title::varchar(255), code = :code WHERE id = :id AND note = :note")
    void fits(long id, @Size(max = 300) String title, @Size(max = 4) String code, @Size(max = 300) String note);

    @Sql("UPDATE tasks SET title = :title WHERE id = :id")
    void unlimited(long id, String title);

    @Queries
    @Table("tasks")
    interface Store extends Crud<Task, Long> {}
}
