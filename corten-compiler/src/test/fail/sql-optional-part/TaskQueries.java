package tasks;

import dev.corten.json.Field;
import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    @Sql("SELECT id FROM tasks {WHERE title = :title}")
    List<UUID> nothingDecides(String title);

    @Sql("SELECT id FROM tasks {ORDER BY title}")
    List<UUID> noParameter();

    @Sql("SELECT id FROM tasks WHERE TRUE {AND title = :title {AND description = :description}}")
    List<UUID> nested(@Nullable String title, @Nullable String description);

    @Sql("SELECT id FROM tasks {WHERE title = :title")
    List<UUID> open(@Nullable String title);

    @Sql("SELECT id FROM tasks WHERE title = :title}")
    List<UUID> closed(String title);

    @Sql("SELECT id FROM tasks WHERE (TRUE {OR title = :title) AND (description = :title})")
    List<UUID> unbalanced(@Nullable String title);

    @Sql("SELECT id FROM tasks {WHERE title = :title;}")
    List<UUID> semicolon(@Nullable String title);

    @Sql("UPDATE tasks SET description = :description WHERE id = :id")
    int absent(UUID id, Field<@Nullable String> description);

    // What follows is right.

    @Sql("SELECT id FROM tasks WHERE title <> '{' /* } */ {AND title = :title}")
    List<UUID> right(@Nullable String title);
}
