package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

@Queries
interface TaskQueries {
    @Sql("SELECT title, id FROM tasks")
    Map<String, UUID> byTitle();

    @Sql("SELECT id, due FROM tasks")
    Map<UUID, LocalDate> due();

    @Sql("SELECT due FROM tasks")
    Stream<LocalDate> dates();

    @Sql("SELECT id, title FROM tasks")
    Map<String, UUID> wrong();
}
