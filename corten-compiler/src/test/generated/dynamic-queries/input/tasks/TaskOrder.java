package tasks;

import dev.corten.sql.Sql;

public enum TaskOrder {
    @Sql("created_at DESC, id")
    NEWEST,

    @Sql("""
            similar_to(title, :like) DESC,
            title
            """)
    RELEVANCE,

    @Sql("title")
    TITLE
}
