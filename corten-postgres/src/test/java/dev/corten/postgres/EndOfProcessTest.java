package dev.corten.postgres;

import static dev.corten.postgres.EmbeddedPostgresTest.query;
import static dev.corten.postgres.EmbeddedPostgresTest.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end in all the ways in which processes end. */
class EndOfProcessTest {
    @TempDir
    Path directory;

    private static ProcessHandle server(String jdbcUrl) throws SQLException {
        String pid = query(jdbcUrl, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static Path data(String jdbcUrl) throws SQLException {
        return Path.of(query(jdbcUrl, "SHOW data_directory"));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean runs(ProcessHandle server) {
        return server.info().command().isPresent();
    }

    @Test
    void aSecondProcessIsToldWhoHasTheData() throws Exception {
        try (var first = ServerProcess.start(List.of(), "persistent", directory.toString())) {
            assertThatThrownBy(() -> EmbeddedPostgres.persistent(directory))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage("the embedded PostgreSQL in " + directory + " is in use by process " + first.pid()
                            + ": stop that first");
            update(first.jdbcUrl(), "CREATE TABLE t AS SELECT 1 AS still_there");
        }
    }

    @Test
    void theServerOfAKilledProcessStops() throws Exception {
        ProcessHandle server;
        try (var first = ServerProcess.start(List.of(), "persistent", directory.toString())) {
            server = server(first.jdbcUrl());
            update(first.jdbcUrl(), "CREATE TABLE t AS SELECT 42 AS answer");
            first.kill();
        }
        await(() -> !runs(server));
        try (var second = EmbeddedPostgres.persistent(directory)) {
            assertThat(query(second.jdbcUrl(), "SELECT answer FROM t")).isEqualTo("42");
        }
    }

    @Test
    void anOrphanIsStoppedByTheNextStart() throws Exception {
        ProcessHandle orphan;
        try (var first = ServerProcess.start(List.of(), "persistent", directory.toString())) {
            orphan = server(first.jdbcUrl());
            update(first.jdbcUrl(), "CREATE TABLE t AS SELECT 42 AS answer");
            first.watchdog().destroyForcibly();
            first.kill();
        }
        assertThat(runs(orphan)).isTrue();
        try (var second = EmbeddedPostgres.persistent(directory)) {
            assertThat(runs(orphan)).isFalse();
            assertThat(query(second.jdbcUrl(), "SELECT answer FROM t")).isEqualTo("42");
        }
    }

    @Test
    void aServerThatWasNeverClosedStopsWithItsProcess() throws Exception {
        try (var process = ServerProcess.start(List.of(), "persistent", directory.toString())) {
            ProcessHandle server = server(process.jdbcUrl());
            assertThat(process.end()).isZero();
            await(() -> !runs(server));
        }
    }

    @Test
    void aThrowAwayServerThatWasNeverClosedIsGoneWhenItsProcessIs() throws Exception {
        try (var process = ServerProcess.start(List.of(), "throwAway")) {
            ProcessHandle server = server(process.jdbcUrl());
            Path data = data(process.jdbcUrl());
            assertThat(process.end()).isZero();
            assertThat(runs(server)).isFalse();
            assertThat(data.getParent()).doesNotExist();
        }
    }

    @Test
    void theDataOfAKilledThrowAwayServerIsDeleted() throws Exception {
        try (var process = ServerProcess.start(List.of(), "throwAway")) {
            Path data = data(process.jdbcUrl());
            process.kill();
            await(() -> !Files.exists(data.getParent()));
        }
    }

    @Test
    void processesThatStartTogetherUnpackOnce() throws Exception {
        var options = List.of("-Dcorten.cache.dir=" + directory);
        List<ServerProcess> processes = new ArrayList<>();
        try {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        var process = ServerProcess.start(options, "throwAway");
                        synchronized (processes) {
                            processes.add(process);
                        }
                    } catch (Exception failed) {
                        throw new AssertionError(failed);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(processes).hasSize(3);
            for (ServerProcess process : processes) {
                assertThat(query(process.jdbcUrl(), "SELECT 1")).isEqualTo("1");
            }
        } finally {
            for (ServerProcess process : processes) {
                process.end();
            }
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsLeftAlone() throws Exception {
        EmbeddedPostgres.persistent(directory).close();
        Files.writeString(directory.resolve("cluster").resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.persistent(directory))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage("the data in " + directory + " is PostgreSQL 17's, and this is PostgreSQL 18: move it with"
                        + " pg_dump, or delete the directory to begin empty");
    }
}
