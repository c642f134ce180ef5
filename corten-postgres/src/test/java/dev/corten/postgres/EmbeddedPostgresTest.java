package dev.corten.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.postgres.internal.Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path directory;

    @Test
    void aThrowAwayServerIsGoneAfterClosing() throws Exception {
        String url;
        long server;
        try (var postgres = EmbeddedPostgres.throwAway()) {
            url = postgres.jdbcUrl();
            assertThat(query(url, "SHOW server_version")).startsWith("18");
            server = Long.parseLong(
                    query(url, "SELECT (regexp_split_to_array(pg_read_file('postmaster.pid'), '\n'))[1]"));
            assertThat(ProcessHandle.of(server)).isPresent();
        }
        assertThat(ProcessHandle.of(server).flatMap(process -> process.info().command()))
                .isEmpty();
        assertThatThrownBy(() -> query(url, "SELECT 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void aDatabaseIsACopyOfItsTemplate() throws Exception {
        try (var postgres = EmbeddedPostgres.throwAway()) {
            postgres.createDatabase("model");
            update(postgres.jdbcUrl("model"), "CREATE TABLE t AS SELECT 'Grün' AS word");
            postgres.createDatabase("copy", "model");
            assertThat(query(postgres.jdbcUrl("copy"), "SELECT upper(word) FROM t"))
                    .isEqualTo("GRÜN");
            postgres.dropDatabase("copy");
            postgres.dropDatabase("copy");
        }
    }

    @Test
    void persistentDataIsFoundAgainOnTheSamePort() throws Exception {
        List<String> progress = new ArrayList<>();
        Path directory = this.directory.resolve("a directory's name");
        String url;
        try (var postgres = EmbeddedPostgres.persistent(directory, progress::add)) {
            url = postgres.url();
            update(postgres.jdbcUrl(), "CREATE TABLE t AS SELECT 42 AS answer");
        }
        try (var postgres = EmbeddedPostgres.persistent(directory)) {
            assertThat(postgres.url()).isEqualTo(url);
            assertThat(Files.readString(directory.resolve("url")).strip()).isEqualTo(url);
            assertThat(query(postgres.jdbcUrl(), "SELECT answer FROM t")).isEqualTo("42");
        }
        assertThat(progress)
                .anyMatch(line -> line.startsWith("starting the embedded PostgreSQL 18 (data in " + directory))
                .last()
                .asString()
                .matches("the embedded PostgreSQL is ready in \\d+\\.\\d s");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedPostgres.persistent(file.resolve("postgres")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageStartingWith(
                        "the embedded PostgreSQL (data in " + file.resolve("postgres") + ") does not start: ");
    }

    @Test
    void aTakenPortIsLeftToWhoHasIt() throws Exception {
        EmbeddedPostgres.persistent(directory).close();
        int port = Address.lastPort(directory.resolve("url"));
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var postgres = EmbeddedPostgres.persistent(directory)) {
            assertThat(query(postgres.jdbcUrl(), "SHOW port")).isNotEqualTo(Integer.toString(port));
        }
    }

    static String query(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    static void update(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
