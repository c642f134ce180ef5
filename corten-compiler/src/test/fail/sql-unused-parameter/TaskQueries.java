package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.Optional;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("SELECT title FROM tasks WHERE id = :id AND title <> ':other' -- :third")
    Optional<String> title(UUID id, String other, int third);
}
