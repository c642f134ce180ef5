package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    @Sql("""
            SELECT id
            FROM tasks
            WHERE TRUE
              {AND title = :title}
              {AND descripton = :description}
              {AND idd = ANY(:ids)}
            ORDER BY {order}
            """)
    List<UUID> page(@Nullable String title, @Nullable String description, @Nullable List<UUID> ids, TaskOrder order);

    @Sql("SELECT id FROM tasks WHERE {title = :title} ORDER BY id")
    List<UUID> nothingAfterWhere(@Nullable String title);

    @Sql("SELECT id FROM tasks WHERE TRUE {AND id = :id}")
    Optional<UUID> oneOnlyWithId(@Nullable UUID id);

    @Sql("UPDATE tasks SET description = description {, title = :title}")
    int nullTitle(dev.corten.json.Field<@Nullable String> title);
}
