package dev.corten.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.sql.DbException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
    private static final String WRONG = "DATABASE_URL is not of the form postgres://user:password@host:5432/database: ";

    @Test
    void allPartsAreRead() {
        assertThat(DatabaseUrl.parse("postgres://alex:pw@db.example.com:5433/tasks?sslmode=require&application_name=a"))
                .isEqualTo(new DatabaseUrl(
                        "db.example.com",
                        5433,
                        "tasks",
                        "alex",
                        "pw",
                        Map.of("sslmode", "require", "ApplicationName", "a")));
    }

    @Test
    void hostAndPortHaveDefaults() {
        assertThat(DatabaseUrl.parse("postgresql:///tasks"))
                .isEqualTo(new DatabaseUrl("localhost", 5432, "tasks", null, null, Map.of()));
    }

    @Test
    void userAndPasswordArePercentDecoded() {
        assertThat(DatabaseUrl.parse("postgres://a%40b:p%2Fw+%25%3A@h/d"))
                .isEqualTo(new DatabaseUrl("h", 5432, "d", "a@b", "p/w+%:", Map.of()));
    }

    @Test
    void anAtSignInThePasswordIsUnderstood() {
        assertThat(DatabaseUrl.parse("postgres://a:p@w@h/d").password()).isEqualTo("p@w");
    }

    @Test
    void ipv6AddressesAreInBrackets() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://a@[::1]:6000/d");
        assertThat(url).isEqualTo(new DatabaseUrl("::1", 6000, "d", "a", null, Map.of()));
        assertThat(url).hasToString("[::1]:6000/d");
    }

    @Test
    void aJdbcAddressIsUnderstood() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://h/d?user=a&password=b"))
                .isEqualTo(new DatabaseUrl("h", 5432, "d", "a", "b", Map.of()));
    }

    @Test
    void itsTextHoldsNoPassword() {
        assertThat(DatabaseUrl.parse("postgres://alex:hunter2@h/d")).hasToString("h:5432/d");
    }

    @Test
    void wrongAddressesAreExplainedWithoutTheirParts() {
        assertWrong("mysql://h/d", "it does not begin with postgres://");
        assertWrong("postgres://hunter2@h", "it names no database");
        assertWrong("postgres://a:hunter2@[::1/d", "the ] after the IPv6 address is missing");
        assertWrong(
                "postgres://a:hunter2@h:x/d",
                "its port is not a number from 1 to 65535 (in a password, the"
                        + " characters : / ? # % must be percent-encoded)");
        assertWrong(
                "postgres://a:hunter2/x@h:70000/d",
                "its port is not a number from 1 to 65535 (in a password, the"
                        + " characters : / ? # % must be percent-encoded)");
        assertWrong(
                "postgres://a:hunter2%@h/d",
                "a percent sign is not followed by two hexadecimal digits (as a" + " character it is %25)");
        assertWrong(
                "postgres://a:hunter2@h/d?colour=red",
                "the driver has no such parameter as one of those after the" + " question mark");
        assertWrong("postgres://%2Fvar%2Frun/d", "a Unix socket is not supported, only host and port");
    }

    private static void assertWrong(String url, String why) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(DbException.class)
                .hasMessage(WRONG + why);
    }
}
