package tasks;

import dev.corten.json.Field;
import dev.corten.sql.Crud;
import dev.corten.sql.Generated;
import dev.corten.sql.Queries;
import dev.corten.sql.Table;
import dev.corten.sql.Update;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

class Stores {
    record Nulls(@Generated int id, @Nullable String title, String description) {}

    record Written(int id, String title, @Nullable String description) {}

    record Types(@Generated int id, int title, @Nullable String description) {}

    record Note(UUID id, String text) {}

    record Right(@Generated int id, String title, @Nullable String description) {}

    record Changes(Field<@Nullable String> title, Field<@Nullable String> description, Field<String> text) {}

    record Cleared(Field<@Nullable String> title) {}

    @Queries
    @Table("tasks")
    interface NullsStore extends Crud<Nulls, Integer> {}

    @Queries
    @Table("tasks")
    interface WrittenStore extends Crud<Written, Integer> {}

    @Queries
    @Table("tasks")
    interface TypesStore extends Crud<Types, Integer> {}

    @Queries
    @Table("tasks")
    interface KeyStore extends Crud<Right, UUID> {}

    @Queries
    @Table("notes")
    interface NoteStore extends Crud<Note, UUID> {}

    @Queries
    @Table("taks")
    interface TableStore extends Crud<Right, Integer> {}

    @Queries
    @Table("tasks")
    interface ChangeStore extends Crud<Right, Integer> {
        @Update
        int change(int id, Changes changes);

        @Update
        int clear(int id, Cleared changes);
    }
}
