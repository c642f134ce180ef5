package dev.corten.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.sql.Call;
import dev.corten.sql.Db;
import dev.corten.sql.Statement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresTestTest {
    private final Db ofConstructor;

    PostgresTestTest(Db db) {
        ofConstructor = db;
    }

    @BeforeEach
    void insert(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO notes VALUES ('mine')");
        }
    }

    private static List<String> notes(Db db) {
        try (Call call = db.call(new Statement("Notes.all", "SELECT body FROM notes"))) {
            return call.list(row -> row.text(1));
        }
    }

    @RepeatedTest(10)
    void eachTestHasTheMigrationsAndItsOwnRows(Db db) {
        assertThat(notes(db)).containsExactly("mine");
    }

    @Test
    void allParametersOfATestAreOneDatabase(Db db, DataSource source, String url) throws SQLException {
        assertThat(db).isSameAs(ofConstructor);
        assertThat(source).isSameAs(db.dataSource());
        try (var connection = source.getConnection()) {
            assertThat(url).endsWith("/" + connection.getCatalog());
        }
    }
}
