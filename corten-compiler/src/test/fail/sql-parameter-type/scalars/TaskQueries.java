package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {

    @Sql("DELETE FROM tasks WHERE id = :id")
    int delete(String id);

    @Sql("""
            UPDATE tasks
            SET priority = :priority,
                created_at = :at
            WHERE status = :status
            """)
    int update(long priority, LocalDateTime at, String status);

    @Sql("SELECT id FROM tasks WHERE title = :title")
    List<UUID> byTitle(Priority title);

    @Sql("SELECT :priority IS NULL")
    boolean undetermined(@Nullable Priority priority);

    @Sql("SELECT id FROM tasks WHERE jsonb_build_object('id', id) @> :filter")
    List<UUID> filter(Object filter);

    enum Priority {
        LOW,
        HIGH
    }
}
