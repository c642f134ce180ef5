package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    @Sql("SELECT id FROM tasks ORDER BY {order}")
    List<UUID> wrongConstants(TaskOrder order);

    @Sql("SELECT id FROM tasks ORDER BY {order}")
    List<UUID> noEnum(String order);

    @Sql("SELECT id FROM tasks ORDER BY {order}")
    List<UUID> nothingChosen(@Nullable RightOrder order);

    // What follows is right.

    @Sql("SELECT id FROM tasks {ORDER BY {order}}")
    List<UUID> chosenOrNot(@Nullable RightOrder order);
}
