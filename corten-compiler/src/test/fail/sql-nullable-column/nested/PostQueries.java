package posts;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface PostQueries {

    record Author(UUID id, String name) {}

    record Post(UUID id, Author author) {}

    record Draft(UUID id, @Nullable Author author) {}

    @Sql("""
            SELECT p.id, a.id AS "author.id",
                a.name AS "author.name"
            FROM posts p LEFT JOIN authors a ON a.id = p.author_id
            """)
    List<Post> all();

    @Sql("""
            SELECT p.id, a.id AS "author.id", e.name AS "author.name"
            FROM posts p LEFT JOIN authors a ON a.id = p.author_id LEFT JOIN authors e ON e.id = p.id
            """)
    List<Draft> drafts();

    @Sql("""
            SELECT p.id, a.id AS "author.id", nullif(a.name, '') AS "author.name"
            FROM posts p LEFT JOIN authors a ON a.id = p.author_id
            """)
    List<Draft> unnamed();

    @Sql("""
            SELECT p.id, a.id AS "author.id", a.name AS "author.nam", 1 AS "author.rank"
            FROM posts p JOIN authors a ON a.id = p.author_id
            """)
    List<Post> misspelt();
}
