package tasks;

import dev.corten.sql.Sql;

enum TaskOrder {
    @Sql("title, id")
    TITLE,

    @Sql("titel DESC")
    TITLE_DESCENDING,

    @Sql("(title), length(description")
    LENGTH,

    @Sql("title -- by name")
    NAME,

    @Sql("{title}")
    BRACES,

    DEFAULT
}
