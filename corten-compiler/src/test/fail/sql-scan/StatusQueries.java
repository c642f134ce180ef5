package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;

@Queries
@SuppressWarnings({"unused", "corten:sql-scan"})
public interface StatusQueries {
    @Sql("SELECT count(*) FROM tasks WHERE status = :status")
    long count(String status);
}
