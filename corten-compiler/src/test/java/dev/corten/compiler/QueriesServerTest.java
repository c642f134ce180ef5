package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that are checked against a server that is named: as it is, by whoever may log in. */
class QueriesServerTest {
    private static final String NAME = "server_test";

    @TempDir
    Path folder;

    @BeforeEach
    void aDatabaseWithATable() throws IOException {
        TestDatabases.postgres().createDatabase(NAME);
        execute("CREATE TABLE tasks (id int PRIMARY KEY, title text NOT NULL, note text)");
        queries("SELECT title FROM tasks WHERE id = :id");
    }

    @AfterEach
    void drop() {
        TestDatabases.postgres().dropDatabase(NAME);
    }

    @Test
    void whatTheServerHasIsWhatCounts() throws IOException {
        String url = "-Acorten.database=" + TestDatabases.postgres().url(NAME);
        assertThat(compile(url).output()).isEmpty();
        execute("ALTER TABLE tasks ALTER title DROP NOT NULL");
        assertThat(compile(url).output())
                .as("nothing is kept from build to build")
                .contains("[corten/sql-nullable-column]");
        queries("SELECT titel FROM tasks WHERE id = :id");
        assertThat(compile(url).output())
                .contains(
                        "[corten/sql-unknown-column] column \"titel\" does not exist",
                        "help: tasks has a column \"title\"");
    }

    @Test
    void noIndexIsTriedOnAServerOfSomebodyElse() throws IOException {
        queries("SELECT title FROM tasks WHERE note = :id::int::text LIMIT 1");
        assertThat(compile("-Acorten.database=" + TestDatabases.postgres().url(NAME))
                        .output())
                .isEmpty();
    }

    @Test
    void answersOfAServerCanBePrepared() throws IOException {
        assertThat(compile(
                                "-Acorten.prepare=true",
                                "-Acorten.database=" + TestDatabases.postgres().url(NAME))
                        .output())
                .isEmpty();
        assertThat(compile("-Acorten.offline=true").output()).isEmpty();
    }

    @Test
    void aServerThatIsSilentIsAnErrorWithTheNextStep() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "postgres://me@127.0.0.1:" + silent.getLocalPort() + "/shop";
            assertThat(compile("-Acorten.database=" + address).output()).isEqualTo("""
                            tasks/TaskQueries.java:8: error: [corten/sql-database] the PostgreSQL that is to check queries does not answer: no PostgreSQL answers at %s: Read timed out
                            public interface TaskQueries {
                                             ^
                                  public interface TaskQueries {
                                                   ^^^^^^^^^^^
                              help: start it, or mend the address in -Acorten.database or CORTEN_DATABASE; without one an embedded server is used
                            1 error
                            """.formatted(address));
        }
    }

    @Test
    void anAddressOfAnotherFormIsSaidWithoutItsPassword() {
        assertThat(compile("-Acorten.database=mysql://me:secret@host/shop").output())
                .contains("an address has the form postgres://user:password@host:5432/database")
                .doesNotContain("secret");
    }

    private Compilation compile(String... options) {
        try {
            return Compilation.of(
                    folder.resolve("module"),
                    Files.createTempDirectory(folder, "build"),
                    QueriesServerTest::absent,
                    options);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Database absent(MigrationFolder migrations) throws UnavailableException {
        throw UnavailableException.database(new IOException("there is none"));
    }

    private static void execute(String sql) {
        try (var connection =
                        DriverManager.getConnection(TestDatabases.postgres().jdbcUrl(NAME));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void queries(String sql) throws IOException {
        Path file = folder.resolve("module/tasks/TaskQueries.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                package tasks;

                import dev.corten.sql.Queries;
                import dev.corten.sql.Sql;
                import java.util.Optional;

                @Queries
                public interface TaskQueries {
                    @Sql("%s")
                    Optional<String> title(int id);
                }
                """.formatted(sql));
    }
}
