package tasks;

import dev.corten.sql.Rows;
import dev.corten.sql.Sql;

enum Constants {
    @Sql(value = "title", rows = Rows.ONE)
    TITLE;

    @Sql("title")
    static final String COLUMN = "title";
}
