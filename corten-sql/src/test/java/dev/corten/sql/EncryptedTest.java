package dev.corten.sql;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.corten.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that the driver encrypts are its own: statements run on them one at a time. */
@Timeout(60)
class EncryptedTest {
    private static final Statement ENCRYPTED =
            new Statement("T.encrypted", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");

    @TempDir
    Path folder;

    private static boolean encrypted(Db db) {
        try (Call call = db.call(ENCRYPTED)) {
            return call.one(row -> row.bool(1));
        }
    }

    @Test
    void statementsRunOnThem() throws Exception {
        try (var server = EmbeddedPostgres.throwAway()) {
            beginToEncrypt(server);
            try (Db db = Db.open(TestDatabase.config(server.url() + "?sslmode=require"))) {
                assertThat(encrypted(db)).isTrue();
                assertThat(db.<Boolean, RuntimeException>transaction(() -> encrypted(db)))
                        .isTrue();
                assertThat(db.answers(Duration.ofSeconds(5))).isTrue();
            }
            try (Db db = Db.open(TestDatabase.config(server.url() + "?sslmode=disable"))) {
                assertThat(encrypted(db)).isFalse();
            }
        }
    }

    @Test
    void aServerThatBeginsToEncryptIsNoticed() throws Exception {
        try (var server = EmbeddedPostgres.throwAway();
                Db db = Db.open(TestDatabase.config(server.url()))) {
            assertThat(encrypted(db)).isFalse();
            beginToEncrypt(server);
            execute(
                    server,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE pid <> pg_backend_pid() AND application_name = 'corten'");
            var pool = db.dataSource().unwrap(HikariDataSource.class).getHikariPoolMXBean();
            while (pool.getTotalConnections() > 0) {
                pool.softEvictConnections();
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> encrypted(db))
                    .hasMessage("T.encrypted: the server has begun to encrypt; try again (SQLSTATE 08006)");
            assertThat(encrypted(db)).isTrue();
        }
    }

    private void beginToEncrypt(EmbeddedPostgres server) throws Exception {
        Path store = folder.resolve("store");
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
        var keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        write(server, "server.crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        write(
                server,
                "server.key",
                "PRIVATE KEY",
                keys.getKey("server", "secret".toCharArray()).getEncoded());
        execute(server, "ALTER SYSTEM SET ssl = on");
        execute(server, "SELECT pg_reload_conf()");
        while (!"on".equals(execute(server, "SHOW ssl"))) {
            Thread.onSpinWait();
        }
        Files.delete(store);
    }

    /** By the server, so that it is a file of its user in its folder. */
    private static void write(EmbeddedPostgres server, String file, String kind, byte[] content) throws SQLException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        execute(
                server,
                "COPY (SELECT unnest(string_to_array('-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----', E'\\n')))"
                                .formatted(kind, lines)
                        + " TO PROGRAM 'umask 077; cat > " + file + "'");
    }

    private static String execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            try (var result = statement.getResultSet()) {
                return rows && result.next() ? result.getString(1) : "";
            }
        }
    }
}
