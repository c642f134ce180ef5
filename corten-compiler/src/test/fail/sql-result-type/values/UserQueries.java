package users;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Queries
interface UserQueries {

    record UserId(UUID value) {}

    record Logins(short value) {}

    record User(UserId email, Logins logins) {}

    @Sql("SELECT email, logins FROM users")
    List<User> all();

    @Sql("SELECT email FROM users WHERE id = :id")
    Optional<UserId> id(UserId id);
}
