package things;

import dev.corten.sql.Queries;
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
            @Nullable Long medium,
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
            @Nullable Mail mail) {}

    record Note(UUID id, String text, Instant createdAt) {}

    record Owned(String text, @Nullable Mood mood) {}

    @Sql("""
            INSERT INTO things (flag, small, medium, big, half, whole, exact, words, bytes, `key`, at, local, day, hour,
                                mood, mail)
            VALUES (:flag, :small, :medium, :big, :half, :whole, :exact, :words, :bytes, :key, :at,
                    :local, :day, :hour, :mood, :mail)
            RETURNING id
            """)
    long insert(
            @Nullable Boolean flag,
            @Nullable Short small,
            @Nullable Long medium,
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
            SELECT flag, small, medium, big, half, whole, exact, words, bytes, `key`, at, local, day, hour, mood, mail
            FROM things WHERE id = :id
            """)
    Optional<Thing> byId(long id);

    @Sql("SELECT count(*) FROM things WHERE (:flag IS NULL OR flag = :flag) AND (:mood IS NULL OR mood = :mood)")
    long find(@Nullable Boolean flag, @Nullable Mood mood);

    @Sql("SELECT id FROM things WHERE id IN (SELECT value FROM JSON_TABLE(:ids, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j) ORDER BY id")
    List<Long> byIds(List<Long> ids);

    @Sql("SELECT id FROM things WHERE mood IN (SELECT value FROM JSON_TABLE(:moods, '$[*]' COLUMNS (value VARCHAR(20) PATH '$')) AS j) ORDER BY id")
    List<Long> byMoods(List<Mood> moods);

    @Sql("SELECT value FROM JSON_TABLE(:texts, '$[*]' COLUMNS (value VARCHAR(20) PATH '$')) AS j")
    List<@Nullable String> texts(List<@Nullable String> texts);

    @Sql("SELECT count(*) FROM things WHERE `key` IN (SELECT value FROM JSON_TABLE(:keys, '$[*]' COLUMNS (value CHAR(36) PATH '$')) AS j)")
    long byKeys(List<UUID> keys);

    @Sql("SELECT count(*) FROM things WHERE at < :to AND at >= :from AND exact > :least")
    long between(Instant from, OffsetDateTime to, BigDecimal least);

    @Sql("INSERT INTO notes (id, text, thing) VALUES (:id, :text, :thing) RETURNING id, text, created_at")
    Note note(UUID id, String text, @Nullable Long thing);

    @Sql("SELECT n.text, t.mood FROM notes n LEFT JOIN things t ON t.id = n.thing ORDER BY n.text")
    List<Owned> owned();

    @Sql("SELECT id FROM things WHERE id > 0 {AND flag = :flag} {AND `mood` = :mood} ORDER BY id")
    List<Long> filtered(@Nullable Boolean flag, @Nullable Mood mood);

    @Sql("DELETE FROM things WHERE mood = :mood")
    int delete(Mood mood);
}
