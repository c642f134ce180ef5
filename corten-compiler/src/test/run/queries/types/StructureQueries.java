package types;

import dev.corten.json.Json;
import dev.corten.json.JsonValue;
import dev.corten.json.Name;
import dev.corten.sql.Inet;
import dev.corten.sql.Interval;
import dev.corten.sql.Queries;
import dev.corten.sql.Range;
import dev.corten.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Queries
public interface StructureQueries {
    /** Its components are in another order than the fields of the type. */
    record Address(
            City town, @Nullable String street, @Name("mood") @Nullable Mood feeling, @Nullable List<@Nullable Integer> codes) {}

    record City(String name) {}

    @Json
    record Details(String color, @Nullable Integer size) {}

    /** A class with a factory. */
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

        @Override
        public String toString() {
            return "<" + text + ">";
        }
    }

    /** An enum that is a number. */
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
            int id,
            @Nullable Address home,
            @Nullable List<@Nullable Address> moves,
            Interval span,
            @Nullable List<@Nullable Interval> spans,
            @Nullable Inet net,
            @Nullable List<@Nullable Inet> nets,
            @Nullable Range<LocalDate> days,
            Range<Instant> times,
            @Nullable Range<Mood> moods,
            @Nullable List<@Nullable Range<Integer>> sizes,
            Details details,
            @Nullable JsonValue notes,
            @Nullable List<String> tags,
            @Nullable List<@Nullable Details> marks,
            Mail mail,
            Level level) {}

    @Sql("""
            INSERT INTO people (id, home, moves, span, spans, net, nets, days, times, moods, sizes, details, notes, tags, marks, mail, level)
            VALUES (:id, :home, :moves, :span, :spans, :net, :nets, :days, :times, :moods, :sizes, :details, :notes, :tags, :marks, :mail,
                    :level)
            RETURNING id, home, moves, span, spans, net, nets, days, times, moods, sizes, details, notes, tags, marks, mail, level
            """)
    Person insert(
            int id,
            @Nullable Address home,
            @Nullable List<@Nullable Address> moves,
            Interval span,
            @Nullable List<Interval> spans,
            @Nullable Inet net,
            @Nullable List<Inet> nets,
            @Nullable Range<LocalDate> days,
            Range<Instant> times,
            @Nullable Range<Mood> moods,
            @Nullable List<Range<Integer>> sizes,
            Details details,
            @Nullable JsonValue notes,
            @Nullable List<String> tags,
            @Nullable List<Details> marks,
            Mail mail,
            Level level);

    @Sql("SELECT details FROM people WHERE id = :id")
    Optional<Details> details(int id);

    @Sql("SELECT home FROM people ORDER BY id")
    List<@Nullable Address> homes();

    record Named(@Nullable String name, @Nullable Address home, @Nullable List<@Nullable Address> moves) {}

    @Sql("SELECT ROW('Ann', home, moves)::person AS person FROM people WHERE home = :home::address LIMIT 1")
    Optional<Named> named(Address home);

    @Sql("SELECT jsonb_object_agg(id, level) FROM people HAVING count(*) > 0")
    Optional<Map<String, Integer>> levels();

    @Sql("SELECT id FROM people WHERE level = ANY(:levels) AND mail = :mail AND days @> :day::date ORDER BY id")
    List<Integer> find(List<Level> levels, Mail mail, LocalDate day);

    @Sql("SELECT array_agg(id ORDER BY id) FROM people WHERE times && :times HAVING count(*) > 0")
    Optional<List<Integer>> during(Range<Instant> times);
}
