package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
interface TaskQueries {
    record NewTask(UUID id, String title, String description) {}

    @Sql("INSERT INTO tasks (id, description, title) SELECT * FROM UNNEST(:rows)")
    int swapped(List<NewTask> rows);

    @Sql("INSERT INTO tasks SELECT * FROM UNNEST(:rows)")
    int unnamed(List<NewTask> rows);
}
