package types;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
public interface ArrayQueries {
    record Shelf(
            int id,
            List<@Nullable String> tags,
            @Nullable List<@Nullable Long> counts,
            List<@Nullable Mood> moods,
            @Nullable List<@Nullable String> mails) {}

    /** Parameters whose names the generated code would like to use itself. */
    @Sql("""
            INSERT INTO shelves (tags, counts, moods, mails, amounts, keys)
            VALUES (:element, :index, :row, :call, :value, :keys)
            RETURNING id, tags, counts, moods, mails
            """)
    Shelf insert(
            List<@Nullable String> element,
            @Nullable List<Integer> index,
            List<@Nullable Mood> row,
            @Nullable List<String> call,
            List<Long> value,
            @Nullable List<UUID> keys);

    @Sql("SELECT id FROM shelves WHERE id = ANY(:ids) ORDER BY id")
    List<Integer> byIds(List<Integer> ids);

    @Sql("SELECT id FROM shelves WHERE id = ANY(:ids) OR :ids IS NULL ORDER BY id")
    List<Integer> byIdsOrAll(@Nullable List<Short> ids);

    @Sql("SELECT mood FROM unnest(:moods::mood[]) AS mood")
    List<@Nullable Mood> echo(List<@Nullable Mood> moods);

    @Sql("SELECT mood FROM unnest(:moods::mood[]) AS mood")
    List<Mood> echoAll(List<Mood> moods);

    @Sql("SELECT moods FROM shelves WHERE id = :element")
    Optional<List<@Nullable Mood>> moods(int element);

    @Sql("SELECT amounts FROM shelves WHERE id = :id")
    Optional<List<@Nullable BigDecimal>> amounts(int id);

    record Times(@Nullable List<@Nullable Instant> at) {}

    @Sql("SELECT array_agg(at ORDER BY id) AS at FROM things WHERE id = ANY(:ids)")
    Times times(List<Integer> ids);
}
