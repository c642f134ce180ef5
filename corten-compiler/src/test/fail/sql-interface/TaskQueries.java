package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;

@Queries
interface TaskQueries {

    @Sql("DELETE FROM tasks")
    int clear();

    void forgotten();

    @Sql("DELETE FROM tasks")
    default int both() {
        return 0;
    }

    @Sql("SELECT :value::text")
    <T> T generic(T value);
}
