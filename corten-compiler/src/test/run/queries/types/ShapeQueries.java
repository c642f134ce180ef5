package types;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Queries
public interface ShapeQueries {
    record Labelled(int id, @Nullable String words) {}

    @Sql("SELECT id, words FROM things WHERE id < :call ORDER BY id")
    Stream<Labelled> below(int call);

    @Sql("SELECT words FROM things ORDER BY id")
    Stream<@Nullable String> words();

    /** The key is a component of the value, too. */
    @Sql("SELECT id, words FROM things ORDER BY id")
    Map<ValueQueries.ThingId, Labelled> byId();

    /** The key is none. */
    @Sql("SELECT mood, id, words FROM things WHERE mood IS NOT NULL ORDER BY id")
    Map<Mood, Labelled> byMood();

    @Sql("SELECT id, mood FROM things ORDER BY id")
    Map<Integer, @Nullable Mood> moods();

    @Sql("SELECT array_agg(id ORDER BY id) AS ids, array_agg(mood) FILTER (WHERE mood IS NOT NULL) AS moods FROM things HAVING count(*) > 0")
    List<Lists> lists();

    record Lists(List<Integer> ids, @Nullable List<Mood> moods) {}
}
