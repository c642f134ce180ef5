package users;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
interface UserQueries {

    record UserId(UUID value) {}

    record User(UserId id, UserId invitedBy) {}

    @Sql("SELECT id, invited_by FROM users")
    List<User> all();

    @Sql("SELECT invited_by FROM users")
    List<UserId> invitedBy();
}
