package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    @Sql("""
            UPDATE tasks
            SET title = :title,
                description = :description
            WHERE id = :id
            """)
    int update(UUID id, @Nullable String title, @Nullable String description);

    @Sql("SELECT id FROM tasks WHERE description = :description")
    List<UUID> byDescription(@Nullable String description);

    // What follows is right.

    @Sql("SELECT id FROM tasks WHERE description IS NOT DISTINCT FROM :description")
    List<UUID> byExactDescription(@Nullable String description);

    @Sql("UPDATE tasks SET title = coalesce(:title, title) WHERE id = :id")
    int rename(UUID id, @Nullable String title);
}
