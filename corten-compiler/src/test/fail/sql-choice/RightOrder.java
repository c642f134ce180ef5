package tasks;

import dev.corten.sql.Sql;

enum RightOrder {
    @Sql("title, id")
    TITLE,

    @Sql("title DESC, id")
    TITLE_DESCENDING
}
