package tasks;

import dev.corten.sql.Sql;

interface Stray {
    @Sql("DELETE FROM tasks")
    int clear();
}
