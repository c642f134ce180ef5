package people;

import dev.corten.sql.Queries;
import dev.corten.sql.Range;
import dev.corten.sql.Sql;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Queries
interface PersonQueries {
    /** Another type, a missing field and a superfluous component. */
    record Address(@Nullable String street, String town, @Nullable String zip, @Nullable String country) {}

    enum Mood {
        HAPPY,
        ANGRY
    }

    record Flat(@Nullable String street, String town, @Nullable Integer zip, @Nullable Mood mood) {}

    record Named(@Nullable String name, @Nullable List<@Nullable Address> homes) {}

    record Details(String color) {}

    record Person(
            Address home,
            List<@Nullable Flat> homes,
            Named who,
            Duration span,
            InetAddress net,
            String mac,
            Range<Instant> days,
            Range<Integer> many,
            Details details,
            String price,
            String doc,
            boolean flags,
            OffsetTime hour) {}

    @Sql("""
            SELECT home,
                   homes,
                   who,
                   span,
                   net,
                   mac,
                   days,
                   many,
                   details,
                   price,
                   doc,
                   flags,
                   hour
            FROM people
            """)
    List<Person> all();

    @Sql("SELECT home FROM people")
    List<String> homes();

    @Sql("SELECT homes FROM people")
    List<String> allHomes();

    @Sql("SELECT details FROM people")
    List<String> details();
}
