package tasks;

import dev.corten.json.Field;
import dev.corten.sql.Crud;
import dev.corten.sql.Insert;
import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import dev.corten.sql.Table;
import dev.corten.sql.Update;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
@Table("tasks")
public interface TaskStore extends Crud<Task, UUID> {
    record NewTask(UUID id, String title) {}

    record Changes(Field<String> title, Field<@Nullable String> description, Field<TaskStatus> status, short priority) {}

    record Name(String title) {}

    @Insert
    Task create(NewTask task);

    @Insert
    UUID add(NewTask task);

    @Update
    Optional<Task> change(UUID id, Changes changes);

    @Update
    int rename(UUID id, Name name);

    @Override
    @Sql("UPDATE tasks SET status = 'completed' WHERE id = :id")
    int delete(UUID id);

    @Sql("SELECT id, title, description, status, created_at FROM tasks WHERE title = :name.title {AND id > :after}")
    List<Task> named(Name name, @Nullable UUID after);
}
