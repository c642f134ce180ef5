package dev.corten.compiler;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A throw-away MariaDB for tests: that of the system, which is installed with its package manager where it may be. It ends with
 * this process. {@code CORTEN_TEST_MARIADB} names one that runs already instead.
 */
final class MariaDbServer {
    private static final Path PROGRAM = Path.of("/usr/sbin/mariadbd");
    private static final Path SCRIPTS = Path.of("/usr/share/mysql");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private MariaDbServer() {}

    private static final class Started {
        static final String ADDRESS = start();
    }

    /** Its address, of a user that may do everything. */
    static String address() {
        String given = System.getenv("CORTEN_TEST_MARIADB");
        return given != null ? given : Started.ADDRESS;
    }

    /** Its address for JDBC. */
    static String jdbcUrl() {
        return "jdbc:" + address().replace("root@", "") + "/?user=root";
    }

    /** Runs {@code sql} there. */
    static void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String start() {
        try {
            install();
            Path data = Files.createTempDirectory("corten-mariadb");
            var schema = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
            for (String script : List.of("system_tables.sql", "performance_tables.sql", "system_tables_data.sql")) {
                schema.append(Files.readString(SCRIPTS.resolve("mysql_" + script)));
            }
            Process bootstrap = command(data, "--bootstrap");
            try (OutputStream in = bootstrap.getOutputStream()) {
                in.write(schema.toString().getBytes(StandardCharsets.UTF_8));
            }
            if (bootstrap.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(data.resolve("log")));
            }
            int port;
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            Process server = command(
                    data,
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + data.resolve("socket"),
                    "--skip-grant-tables");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, data)));
            await(server, port, data);
            return "mariadb://root@127.0.0.1:" + port;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void install() throws IOException, InterruptedException {
        if (Files.isExecutable(PROGRAM)) {
            return;
        }
        for (List<String> command : List.of(
                List.of("apt-get", "-q", "update"),
                List.of("apt-get", "-q", "-y", "--no-install-recommends", "install", "mariadb-server-core"))) {
            var process = new ProcessBuilder(command).inheritIO();
            process.environment().put("DEBIAN_FRONTEND", "noninteractive");
            process.start().waitFor();
        }
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException(
                    "the tests of MariaDB need " + PROGRAM
                            + ": install mariadb-server-core (Debian, Ubuntu), or say CORTEN_TEST_MARIADB=mariadb://root@host:3306");
        }
    }

    private static Process command(Path data, String... options) throws IOException {
        var command = new ArrayList<>(List.of(PROGRAM.toString(), "--no-defaults", "--datadir=" + data));
        command.addAll(List.of("--user=" + System.getProperty("user.name"), "--innodb-log-file-size=10M"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()))
                .start();
    }

    private static void await(Process server, int port, Path data) throws IOException {
        Instant end = Instant.now().plus(LIMIT);
        while (true) {
            try {
                DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/?user=root")
                        .close();
                return;
            } catch (SQLException notYet) {
                if (!server.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException(Files.readString(data.resolve("log")), notYet);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private static void end(Process server, Path data) {
        server.destroyForcibly();
        try {
            server.waitFor();
            try (var files = Files.walk(data)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException left) {
            // In the directory for what is temporary.
        }
    }
}
