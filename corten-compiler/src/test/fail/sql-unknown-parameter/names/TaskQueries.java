package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.Optional;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("SELECT title FROM tasks WHERE id = :idd")
    Optional<String> title(UUID id);

    @Sql("""
            DELETE FROM tasks
            WHERE title = :title OR description = :title
            """)
    int delete();

    @Sql("SELECT title FROM tasks WHERE id = $1")
    Optional<String> numbered(UUID id);

    @Sql("SELECT (ARRAY[1, 2, 3])[1:length]")
    int slice();

    @Sql("SELECT 1 WHERE 1 = (ARRAY[1, 2, 3])[:first]")
    Optional<Integer> element(int index, int count);
}
