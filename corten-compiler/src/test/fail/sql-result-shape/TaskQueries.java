package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("SELECT id, title FROM tasks")
    int count();

    @Sql("SELECT id, title FROM tasks")
    void nothing();

    @Sql("DELETE FROM tasks WHERE id = :id")
    Optional<Task> delete(UUID id);

    @Sql("SET TIME ZONE 'UTC'")
    String zone();

    @Sql("SELECT id, title FROM tasks")
    Set<Task> set();

    @Sql("SELECT id, title FROM tasks")
    List<Pair<String>> pairs();

    @Sql("SELECT FROM tasks")
    int columns();

    @Sql("SELECT id FROM tasks")
    Map<UUID, Task> keys();

    @Sql("SELECT ARRAY[id] AS key, title FROM tasks")
    Map<List<UUID>, String> lists();

    @Sql("SELECT id, title, id AS again FROM tasks")
    Map<UUID, String> titles();

    record Pair<T>(UUID id, T title) {}
}
