package tasks;

import dev.corten.sql.Crud;
import dev.corten.sql.Generated;
import dev.corten.sql.Id;
import dev.corten.sql.Insert;
import dev.corten.sql.Queries;
import dev.corten.sql.Table;
import dev.corten.sql.Update;
import org.jspecify.annotations.Nullable;

@Queries
@Table("users")
public interface UserStore extends Crud<UserStore.User, Long> {
    record User(@Id @Generated long number, String name, @Nullable Integer order, @Generated @Nullable String label) {}

    record Name(String name) {}

    @Insert
    long add(Name name);

    @Update
    long rename(long number, Name name);
}
