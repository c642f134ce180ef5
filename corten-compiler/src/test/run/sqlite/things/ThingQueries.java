package things;

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
    record Mail(String value) {}

    record Thing(
            @Nullable Boolean flag,
            @Nullable Short small,
            @Nullable Integer medium,
            @Nullable Long big,
            @Nullable Float half,
            @Nullable Double whole,
            @Nullable BigDecimal exact,
            @Nullable BigDecimal price,
            @Nullable String words,
            byte @Nullable [] bytes,
            @Nullable UUID key,
            @Nullable Instant at,
            @Nullable LocalDateTime local,
            @Nullable LocalDate day,
            @Nullable LocalTime hour,
            @Nullable Mood mood,
            @Nullable Mail mail) {}

    record Note(UUID id, String text, Instant createdAt) {}

    record Owned(String text, @Nullable Mood mood) {}

    @Sql("""
            INSERT INTO things (flag, small, medium, big, half, whole, exact, price, words, bytes, key, at, local, day, hour,
                                mood, mail)
            VALUES (:flag, :small, :medium, :big, :half, :whole, CAST(:exact AS TEXT), :exact, :words, :bytes, :key, :at,
                    :local, :day, :hour, :mood, :mail)
            RETURNING id
            """)
    long insert(
            @Nullable Boolean flag,
            @Nullable Short small,
            @Nullable Integer medium,
            @Nullable Long big,
            @Nullable Float half,
            @Nullable Double whole,
            @Nullable BigDecimal exact,
            @Nullable String words,
            byte @Nullable [] bytes,
            @Nullable UUID key,
            @Nullable Instant at,
            @Nullable LocalDateTime local,
            @Nullable LocalDate day,
            @Nullable LocalTime hour,
            @Nullable Mood mood,
            @Nullable Mail mail);

    @Sql("""
            SELECT flag, small, medium, big, half, whole, exact, price, words, bytes, key, at, local, day, hour, mood, mail
            FROM things WHERE id = :id
            """)
    Optional<Thing> byId(long id);

    @Sql("SELECT count(*) FROM things WHERE (:flag IS NULL OR flag = :flag) AND (:mood IS NULL OR mood = :mood)")
    int find(@Nullable Boolean flag, @Nullable Mood mood);

    @Sql("SELECT id FROM things WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id")
    List<Long> byIds(List<Long> ids);

    @Sql("SELECT id FROM things WHERE mood IN (SELECT value FROM json_each(:moods))")
    List<Integer> byMoods(List<Mood> moods);

    @Sql("SELECT value FROM json_each(:texts)")
    List<@Nullable String> texts(List<@Nullable String> texts);

    @Sql("SELECT count(*) FROM things WHERE key IN (SELECT value FROM json_each(:keys))")
    long byKeys(List<UUID> keys);

    @Sql("SELECT count(*) FROM things WHERE at < :to AND at >= :from AND price > :least")
    int between(Instant from, OffsetDateTime to, BigDecimal least);

    @Sql("INSERT INTO notes (id, text, thing) VALUES (:id, :text, :thing) RETURNING id, text, created_at")
    Note note(UUID id, String text, @Nullable Long thing);

    @Sql("SELECT n.text, t.mood FROM notes n LEFT JOIN things t ON t.id = n.thing ORDER BY n.text")
    List<Owned> owned();

    @Sql("UPDATE things SET loose = :loose WHERE id = :id")
    int loosen(long id, @Nullable String loose);

    @Sql(value = "SELECT COALESCE(loose, 0) FROM things WHERE id = :id", rows = Rows.ONE)
    int loose(long id);

    @Sql("SELECT CAST(40000 AS INTEGER)")
    short narrow();

    @Sql("SELECT id FROM things WHERE id > 0 {AND flag = :flag} {AND [mood] = :mood} ORDER BY id")
    List<Long> filtered(@Nullable Boolean flag, @Nullable Mood mood);

    @Sql("DELETE FROM things WHERE mood = :mood")
    int delete(Mood mood);
}
