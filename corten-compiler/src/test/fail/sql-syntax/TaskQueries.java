package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("SELECT id FORM tasks")
    List<UUID> all();

    @Sql("""
            SELECT id
            FROM tasks
            WHERE title =
            """)
    List<UUID> unfinished();

    @Sql("")
    void empty();

    @Sql("SELECT 'it''s' FROM tasks WHERE title = 'unterminated")
    List<String> quote();

    // The place is right behind escapes, too.
    @Sql("SELECT 'a\tb\u0041' AS x,\n\tid\nFROM tasks WHER title = ''")
    List<UUID> escapes();

    @Sql("SELECT 'a\0', '\ud83d' FROM tasks")
    List<String> characters();
}
