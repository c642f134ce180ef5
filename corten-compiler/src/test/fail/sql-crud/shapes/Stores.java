package tasks;

import dev.corten.json.Field;
import dev.corten.sql.Crud;
import dev.corten.sql.Id;
import dev.corten.sql.Insert;
import dev.corten.sql.Queries;
import dev.corten.sql.Table;
import dev.corten.sql.Update;
import java.util.UUID;

class Stores {
    record Task(UUID id, String title) {}

    record Titled(String title) {}

    record Twice(@Id UUID id, @Id String title) {}

    record Key(UUID id, int number) {}

    record Change(Field<String> title) {}

    @Queries
    interface NoTable extends Crud<Task, UUID> {}

    @Queries
    @Table("tasks; DROP TABLE tasks")
    interface WrongTable extends Crud<Task, UUID> {}

    @Queries
    @Table("tasks")
    interface NoRecord extends Crud<String, UUID> {}

    @Queries
    @Table("tasks")
    interface NoKey extends Crud<Titled, UUID> {}

    @Queries
    @Table("tasks")
    interface TwoKeys extends Crud<Twice, UUID> {}

    @Queries
    @Table("tasks")
    interface OtherKey extends Crud<Task, Key> {}

    @Queries
    interface NoCrud {
        @Insert
        void insert(Task task);
    }

    @Queries
    @Table("tasks")
    interface WrongMethods extends Crud<Task, UUID> {
        @Insert
        void insert(UUID id, String title);

        @Insert
        void insertChange(Change change);

        @Update
        int update(Change change);
    }
}
