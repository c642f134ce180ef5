package people;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Queries
interface PersonQueries {
    enum Mood {
        HAPPY,
        SAD
    }

    record Address(String street, String town, int zip, @Nullable Mood mood) {}

    record Person(@Nullable String name, @Nullable List<Address> homes) {}

    @Sql("SELECT home FROM people WHERE id = :id")
    Optional<Address> home(int id);

    @Sql("SELECT who FROM people WHERE id = :id")
    Optional<Person> person(int id);
}
