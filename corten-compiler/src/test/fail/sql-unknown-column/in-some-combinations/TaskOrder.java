package tasks;

import dev.corten.sql.Sql;

enum TaskOrder {
    @Sql("title, id")
    TITLE,

    @Sql("titel DESC, id")
    TITLE_DESCENDING
}
