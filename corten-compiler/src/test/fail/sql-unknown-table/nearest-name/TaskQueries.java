package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Queries
interface TaskQueries {

    @Sql("SELECT id FROM taks WHERE id = :id")
    Optional<UUID> byId(UUID id);

    @Sql("DELETE FROM public.invoices")
    int clear();

    @Sql("SELECT t.id FROM tasks")
    List<UUID> all();
}
