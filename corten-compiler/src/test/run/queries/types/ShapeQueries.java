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

    record NewThing(int small, @Nullable Mood mood, String words, ValueQueries.@Nullable Mail mail, @Nullable Long big) {}

    @Sql("""
            INSERT INTO things (small, mood, words, mail, big) SELECT * FROM UNNEST(:rows)
            RETURNING id, words
            """)
    List<Labelled> insertAll(List<NewThing> rows);

    record Change(int id, String words) {}

    @Sql("UPDATE things t SET words = r.words FROM UNNEST(:changes) AS r WHERE t.id = r.id")
    int changeAll(List<Change> changes);

    @Sql("""
            INSERT INTO bulk (id, words) SELECT id, words FROM UNNEST(:call) r
            ON CONFLICT (id) DO UPDATE SET words = excluded.words || '!'
            RETURNING id, words
            """)
    List<Change> upsertAll(List<Change> call);

    /** Nullness goes through: words cannot be NULL, big can. */
    @Sql("SELECT r.words, r.big FROM UNNEST(:rows) AS r ORDER BY words")
    List<Echo> echo(List<NewThing> rows);

    record Echo(String words, @Nullable Long big) {}

    @Sql("UPDATE things SET words = :change.words WHERE id = :change.id")
    int change(Change change);

    @Sql("SELECT r.m, r.w FROM UNNEST(:rows.mood::mood[], :rows.words::text[]) AS r(m, w) ORDER BY w")
    List<Pair> pairs(List<NewThing> rows);

    record Pair(@Nullable Mood m, String w) {}
}
