package types;

import dev.corten.sql.Queries;
import dev.corten.sql.Rows;
import dev.corten.sql.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
public interface ThingQueries {
    String COLUMNS = """
            flag, small, medium, big, half, whole, exact, words, name, code, bytes, key,
            at, local, day, hour, mood, mail
            """;

    @Sql("INSERT INTO things (" + COLUMNS + """
            ) VALUES (:flag, :small, :medium, :big, :half, :whole, :exact, :words, :name, :code, :bytes, :key,
            :at, :local, :day, :hour, :mood, :mail)
            RETURNING id
            """)
    int insert(
            @Nullable Boolean flag,
            @Nullable Short small,
            @Nullable Integer medium,
            @Nullable Long big,
            @Nullable Float half,
            @Nullable Double whole,
            @Nullable BigDecimal exact,
            @Nullable String words,
            @Nullable String name,
            @Nullable String code,
            byte @Nullable [] bytes,
            @Nullable UUID key,
            @Nullable Instant at,
            @Nullable LocalDateTime local,
            @Nullable LocalDate day,
            @Nullable LocalTime hour,
            @Nullable Mood mood,
            @Nullable String mail);

    @Sql("SELECT " + COLUMNS + " FROM things WHERE id = :id")
    Optional<Thing> byId(int id);

    /** The same name twice, whose type only the second place tells: null finds all. */
    @Sql("""
            SELECT id FROM things
            WHERE (:flag IS NULL OR flag = :flag)
              AND (:small IS NULL OR small = :small)
              AND (:medium IS NULL OR medium = :medium)
              AND (:big IS NULL OR big = :big)
              AND (:half IS NULL OR half = :half)
              AND (:whole IS NULL OR whole = :whole)
              AND (:exact IS NULL OR exact = :exact)
              AND (:words IS NULL OR words = :words)
              AND (:name IS NULL OR name = :name)
              AND (:code IS NULL OR code = :code)
              AND (:bytes IS NULL OR bytes = :bytes)
              AND (:key IS NULL OR key = :key)
              AND (:at IS NULL OR at = :at)
              AND (:local IS NULL OR local = :local)
              AND (:day IS NULL OR day = :day)
              AND (:hour IS NULL OR hour = :hour)
              AND (:mood::mood IS NULL OR mood = :mood)
              AND (:mail IS NULL OR mail = :mail)
            ORDER BY id
            """)
    List<Integer> find(
            @Nullable Boolean flag,
            @Nullable Short small,
            @Nullable Integer medium,
            @Nullable Long big,
            @Nullable Float half,
            @Nullable Double whole,
            @Nullable BigDecimal exact,
            @Nullable String words,
            @Nullable String name,
            @Nullable String code,
            byte @Nullable [] bytes,
            @Nullable UUID key,
            @Nullable Instant at,
            @Nullable LocalDateTime local,
            @Nullable LocalDate day,
            @Nullable LocalTime hour,
            @Nullable Mood mood,
            @Nullable String mail);

    record Wide(long id, @Nullable Integer small, @Nullable Long medium, @Nullable Double half, @Nullable OffsetDateTime at) {}

    @Sql(value = "SELECT id, small, medium, half, at FROM things WHERE id = :id", rows = Rows.ONE)
    Wide wide(short id);

    @Sql("UPDATE things SET big = :medium, whole = :half, exact = :exact, medium = :small WHERE id = :id")
    void widen(int id, int medium, @Nullable Float half, @Nullable Integer exact, Short small);

    @Sql("SELECT words FROM things ORDER BY id")
    List<@Nullable String> words();

    @Sql("SELECT max(words) FROM things WHERE id < 0")
    @Nullable
    String none();

    @Sql("SELECT mood FROM things WHERE mood IS NOT NULL")
    List<Mood> moods();

    @Sql("SELECT coalesce(:mood::mood, 'so-so') AS mood, :again")
    Answer echo(@Nullable Mood mood, @Nullable String again);

    record Answer(Mood mood, @dev.corten.json.Name("?column?") @Nullable String again) {}

    @Sql("SELECT '{\"a\": 1}'::jsonb ? :key AND 'it''s :key' <> ':key' AS yes -- :nothing")
    boolean operators(String key);

    @Sql("SELECT count(*) FROM things")
    long count();

    @Sql("DELETE FROM things WHERE mood = :mood;")
    int delete(Mood mood);
}
