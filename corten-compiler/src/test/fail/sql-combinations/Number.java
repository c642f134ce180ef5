package tasks;

import dev.corten.sql.Sql;

enum Number {
    @Sql("priority AS number")
    PRIORITY,

    @Sql("length(title)::bigint AS number")
    LENGTH
}
