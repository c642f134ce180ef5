package types;

import dev.corten.json.Field;
import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Queries
public interface DynamicQueries {
    enum Order {
        @Sql("id")
        UP,

        @Sql("id DESC")
        DOWN,

        @Sql("abs(id - :near), id")
        NEAREST
    }

    @Sql("""
            SELECT id FROM shelves
            WHERE TRUE
              {AND id >= :from AND id <= :to}
              {AND :tag = ANY(tags)}
            ORDER BY {order}
            {LIMIT :limit}
            """)
    List<Integer> find(
            @Nullable Integer from, @Nullable Integer to, @Nullable String tag, Order order, int near, @Nullable Short limit);

    @Sql("SELECT id FROM shelves {ORDER BY {order}}")
    List<Integer> sorted(@Nullable Simple order);

    enum Simple {
        @Sql("id DESC")
        DOWN
    }

    record Changed(@Nullable String words, @Nullable Mood mood) {}

    @Sql("UPDATE things SET flag = TRUE {, words = :words} {, mood = :mood} WHERE id = :id RETURNING words, mood")
    Optional<Changed> change(int id, Field<@Nullable String> words, Field<Mood> mood);
}
