package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("""
            DELETE FROM tasks WHERE id = :id;
            DELETE FROM tasks WHERE title = ';';
            """)
    int delete(UUID id);

    @Sql("DELETE FROM tasks; -- one is fine")
    int clear();
}
