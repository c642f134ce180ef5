package users;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface UserQueries {

    record UserId(UUID value) {}

    record Logins(long value) {}

    record Address(String street, String city) {}

    record Name(@Nullable String value) {}

    @Sql("DELETE FROM users WHERE email = :email")
    int byEmail(UserId email);

    @Sql("DELETE FROM users WHERE logins = ANY(:logins)")
    int byLogins(List<Logins> logins);

    @Sql("DELETE FROM users WHERE email = :address")
    int byAddress(Address address);

    @Sql("DELETE FROM users WHERE email = :name")
    int byName(Name name);
}
