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

    record NewTask(UUID id, @Nullable String title, @Nullable String description) {}

    @Sql("INSERT INTO tasks (id, title, description) SELECT * FROM UNNEST(:rows)")
    int insert(List<NewTask> rows);

    @Sql("INSERT INTO tasks (id, title) SELECT gen_random_uuid(), t FROM UNNEST(:titles) AS t")
    int insertTitles(List<@Nullable String> titles);

    // What follows is right.

    @Sql("SELECT id FROM tasks WHERE description IS NOT DISTINCT FROM :description")
    List<UUID> byExactDescription(@Nullable String description);

    @Sql("UPDATE tasks SET title = coalesce(:title, title) WHERE id = :id")
    int rename(UUID id, @Nullable String title);

    @Sql("INSERT INTO tasks (id, title) SELECT gen_random_uuid(), t FROM UNNEST(:titles) AS t WHERE t IS NOT NULL")
    int insertKnownTitles(List<@Nullable String> titles);
}
