package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
    Stream<Task> stream();

    @Sql("SELECT id, title FROM tasks")
    List<Pair<String>> pairs();

    @Sql("SELECT FROM tasks")
    int columns();

    record Pair<T>(UUID id, T title) {}
}
