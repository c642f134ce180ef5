package types;

import dev.corten.json.Field;
import dev.corten.sql.Crud;
import dev.corten.sql.Generated;
import dev.corten.sql.Insert;
import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import dev.corten.sql.Table;
import dev.corten.sql.Update;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Queries
@Table("guests")
public interface People extends Crud<People.Person, People.PersonId>, Counted {
    record PersonId(int value) {}

    record Person(@Generated PersonId id, String name, @Nullable Mood mood, ValueQueries.@Nullable Mail mail, int visits) {}

    record NewPerson(String name, @Nullable Mood mood) {}

    record Changes(
            Field<String> name,
            Field<@Nullable Mood> mood,
            Field<ValueQueries.@Nullable Mail> mail,
            Field<Integer> visits) {}

    @Insert
    PersonId add(NewPerson person);

    @Update
    Optional<Person> change(PersonId id, Changes changes);

    @Override
    @Sql("SELECT coalesce(sum(visits), 0) FROM guests")
    long visits();

    @Sql("SELECT name FROM guests WHERE TRUE {AND name = :like.name AND mood = :like.mood} ORDER BY name")
    List<String> like(@Nullable Named like);

    record Named(String name, Mood mood) {}
}
