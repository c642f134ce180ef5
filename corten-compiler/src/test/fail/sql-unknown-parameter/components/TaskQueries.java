package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    record Task(UUID id, String title) {}

    record Tagged(UUID id, List<String> tags) {}

    enum State {
        OPEN,
        DONE
    }

    record Stated(UUID id, State state) {}

    @Sql("INSERT INTO tasks (id, title) VALUES (:task.id, :task.titel)")
    void insert(Task task);

    @Sql("UPDATE tasks SET title = :task.title WHERE id = :id.value")
    void update(@Nullable Task task, UUID id);

    @Sql("INSERT INTO tasks (id, title) SELECT id, titel FROM UNNEST(:rows)")
    void insertAll(List<Task> rows);

    @Sql("INSERT INTO tasks (id, tags) SELECT * FROM UNNEST(:rows)")
    void insertTagged(List<Tagged> rows);

    @Sql("INSERT INTO tasks (id, status) SELECT id, state FROM UNNEST(:rows)")
    void insertStated(List<Stated> rows);
}
