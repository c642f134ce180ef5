package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("""
            SELECT id, titel
            FROM tasks
            """)
    List<Task> all();

    @Sql("SELECT id FROM tasks AS t WHERE t.descripton = :text")
    List<UUID> search(String text);

    @Sql("INSERT INTO tasks (id, tilte) VALUES (:id, :title)")
    int insert(UUID id, String title);

    @Sql("UPDATE tasks SET owner = :owner")
    int assign(String owner);
}
