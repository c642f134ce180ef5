package dev.corten.postgres.internal;

import dev.corten.postgres.EmbeddedPostgresException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A data directory and the server on it.
 *
 * @param directory PostgreSQL's data directory
 * @param log the file that its log is written to, anew at each start
 * @param durable whether the data must survive a crash
 */
record Cluster(Binaries binaries, Unprivileged unprivileged, Path directory, Path log, boolean durable) {
    private static final int ATTEMPTS = 5;

    /**
     * Small and quiet: few processes, little memory, no sockets outside of this machine's loopback. {@code io_method} and
     * the two {@code max_…} save three processes.
     */
    private static final String SETTINGS = "listen_addresses=127.0.0.1 unix_socket_directories= max_connections=50"
            + " shared_buffers=32MB huge_pages=off jit=off io_method=sync wal_level=minimal max_wal_senders=0"
            + " max_logical_replication_workers=0 timezone=UTC log_timezone=UTC max_wal_size=256MB min_wal_size=16MB";

    private static final String CARELESS =
            " fsync=off synchronous_commit=off full_page_writes=off autovacuum=off" + " checkpoint_timeout=1h";

    Cluster(Binaries binaries, Path directory, Path log, boolean durable) {
        this(binaries, Unprivileged.of(binaries, directory), directory, log, durable);
    }

    /** Starts the server, on {@code preferredPort} if that is free: gives the port. */
    int start(int preferredPort) {
        Command.Result result = new Command.Result(0, "");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // Somebody else may take the port between our look and PostgreSQL's.
            int port = attempt == 0 && isFree(preferredPort) ? preferredPort : freePort();
            result = startOn(port);
            if (result.succeeded()) {
                return port;
            }
            if (!result.output().contains("could not bind")) {
                break;
            }
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL did not start on " + directory + "; its log says:\n" + result.output());
    }

    private Command.Result startOn(int port) {
        try {
            Files.deleteIfExists(log);
            StringBuilder options = new StringBuilder("-c port=").append(port);
            for (String setting : (SETTINGS + (durable ? "" : CARELESS)).split(" ")) {
                options.append(" -c ").append(setting);
            }
            Command.Result result = control("start", "--log=" + log, "--options=" + options, "--timeout=120");
            if (result.succeeded()) {
                return result;
            }
            return new Command.Result(
                    result.exitCode(), Files.exists(log) ? Files.readString(log).strip() : result.output());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes to the disk what was copied; after that PostgreSQL takes care. */
    void sync() {
        unprivileged.run(
                directory, List.of(binaries.program("initdb").toString(), "--sync-only", "--pgdata=" + directory));
    }

    /** Stops the server and waits for its end. */
    void stop() {
        if (!Files.exists(postmasterFile())) {
            return;
        }
        long postmaster = postmaster();
        Command.Result result = control("stop", "--mode=" + (durable ? "fast" : "immediate"), "--timeout=60");
        if (!result.succeeded() && Files.exists(postmasterFile())) {
            throw new EmbeddedPostgresException("PostgreSQL on " + directory + " did not stop:\n" + result.output());
        }
        // pg_ctl waits for the file to go, which is a few milliseconds before the process goes.
        long end = System.nanoTime() + 1_000_000_000L;
        while (isPostgres(postmaster) && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Stops the server that a killed process left behind, if there is one. */
    void stopOrphan() {
        Path file = postmasterFile();
        if (!Files.exists(file)) {
            return;
        }
        // The number may belong to another program by now, which must not get pg_ctl's signal.
        if (isPostgres(postmaster())) {
            stop();
        } else {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The process of the running server. */
    private long postmaster() {
        try (var lines = Files.lines(postmasterFile())) {
            return Long.parseLong(lines.findFirst().orElse("0").strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    /** Where a running server says what process it is. */
    Path postmasterFile() {
        return directory.resolve("postmaster.pid");
    }

    private Command.Result control(String action, String... options) {
        List<String> command = new ArrayList<>(
                List.of(binaries.program("pg_ctl").toString(), action, "--wait", "--silent", "--pgdata=" + directory));
        command.addAll(List.of(options));
        return unprivileged.run(directory, command);
    }

    private static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
