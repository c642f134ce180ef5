package people;

import dev.corten.json.Json;
import dev.corten.sql.Interval;
import dev.corten.sql.Queries;
import dev.corten.sql.Range;
import dev.corten.sql.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Queries
public interface PersonQueries {
    enum Mood {
        HAPPY,
        SAD
    }

    record Day(LocalDate date) {}

    record Address(@Nullable Mood mood, @Nullable String street, @Nullable List<@Nullable Long> codes) {}

    @Json
    record Details(String color) {}

    final class Mail {
        private final String text;

        private Mail(String text) {
            this.text = text;
        }

        static Mail of(String text) {
            return new Mail(text);
        }

        String value() {
            return text;
        }
    }

    enum Level {
        LOW,
        HIGH;

        static Level of(int number) {
            return values()[number];
        }

        int value() {
            return ordinal();
        }
    }

    record Person(
            @Nullable Address home,
            List<@Nullable Address> moves,
            Interval worked,
            Range<Day> days,
            Details details,
            @Nullable Map<String, String> tags,
            List<@Nullable Details> marks,
            Level level,
            @Nullable Mail mail) {}

    @Sql("SELECT home, moves, worked, days, details, tags, marks, level, mail FROM people WHERE id = :id")
    Optional<Person> byId(UUID id);

    @Sql("SELECT home FROM people WHERE id = :id AND home IS NOT NULL")
    Optional<Address> home(UUID id);

    @Sql("""
            UPDATE people
            SET home = :home, moves = :moves, worked = :worked, days = :days, details = :details, tags = :tags, marks = :marks,
                level = :level, mail = :mail
            WHERE id = :id
            """)
    void update(
            UUID id,
            @Nullable Address home,
            List<Address> moves,
            Interval worked,
            Range<Day> days,
            Details details,
            @Nullable Map<String, String> tags,
            List<@Nullable Details> marks,
            Level level,
            @Nullable Mail mail);

    record NewPerson(
            UUID id, Interval worked, Range<LocalDate> days, @Nullable Mood mood, Details details, Level level, @Nullable Mail mail) {}

    @Sql("""
            INSERT INTO people (id, worked, days, details, level, mail, moves, marks)
            SELECT id, worked, days, details, level, mail, '{}', '{}' FROM UNNEST(:rows)
            RETURNING id
            """)
    List<UUID> insertAll(List<NewPerson> rows);

    @Sql("UPDATE people SET level = :person.level, details = :person.details, mail = :person.mail WHERE id = :person.id")
    int change(NewPerson person);

    @Sql("SELECT id, level FROM people")
    Map<UUID, Level> levels();

    @Sql("SELECT id, home, moves, worked, days, details, tags, marks, level, mail FROM people")
    Map<UUID, Person> all();

    @Sql("SELECT id FROM people WHERE level > :level")
    Stream<UUID> above(Level level);
}
