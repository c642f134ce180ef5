package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("""
            SELECT id
            FROM tasks
            WHERE titel = :title
            """)
    List<UUID> byTitle(String title);
}
