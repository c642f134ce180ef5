package types;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Queries
public interface ValueQueries {
    record ThingId(int value) {}

    record Mail(String value) {}

    record Feeling(Mood mood) {}

    record Amount(long number) {}

    record Letter(ThingId id, @Nullable Mail mail, @Nullable Feeling mood, @Nullable Amount small) {}

    @Sql("UPDATE things SET mail = :mail, mood = :mood, exact = :exact WHERE id = :id")
    int update(ThingId id, @Nullable Mail mail, @Nullable Feeling mood, @Nullable Amount exact);

    @Sql("SELECT id, mail, mood, small FROM things WHERE id = :id")
    Optional<Letter> byId(ThingId id);

    @Sql("SELECT coalesce(mail, 'none@') FROM things WHERE id = :id")
    Optional<Mail> mail(ThingId id);

    @Sql("SELECT mood FROM things ORDER BY id")
    List<@Nullable Feeling> moods();

    @Sql("SELECT mail FROM things WHERE mail IS NOT NULL ORDER BY id")
    List<Mail> mails();

    @Sql("""
            SELECT id FROM things
            WHERE id = ANY(:ids) OR mail = ANY(:mails) OR mood = ANY(:moods)
            ORDER BY id
            """)
    List<ThingId> among(List<ThingId> ids, List<@Nullable Mail> mails, @Nullable List<Feeling> moods);

    record Lists(List<@Nullable Mail> mails, List<@Nullable Feeling> moods) {}

    @Sql("SELECT coalesce(array_agg(mail ORDER BY id), '{}') AS mails, '{happy,NULL}'::mood[] AS moods FROM things")
    Lists lists();
}
