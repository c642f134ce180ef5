package tasks;

import dev.corten.sql.Sql;

enum Column {
    @Sql("title")
    TITLE,

    @Sql("length(title)")
    LENGTH
}
