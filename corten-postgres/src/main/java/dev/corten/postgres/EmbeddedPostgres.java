package dev.corten.postgres;

import dev.corten.postgres.internal.Binaries;
import dev.corten.postgres.internal.Server;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 18 of this process: for development, the compiler and tests. It listens on 127.0.0.1 only, its one user
 * {@code postgres} has a random password, and it ends with this process however that ends.
 *
 * <p>The first start on a machine unpacks the server (60 MB) and initialises a cluster in
 * {@code $XDG_CACHE_HOME/corten/postgres} or {@code ~/.cache/corten/postgres} (system property
 * {@code corten.cache.dir}); every later one takes a fraction of a second. Linux with glibc and macOS, on x86-64 and
 * ARM; as an ordinary user or as root. At most 50 connections. Safe for use by many threads.
 *
 * <p>All methods throw {@link EmbeddedPostgresException} with a message that says what to do.
 *
 * <pre>{@code
 * try (var postgres = EmbeddedPostgres.throwAway()) {
 *     postgres.createDatabase("shop");
 *     var connection = DriverManager.getConnection(postgres.jdbcUrl("shop"));
 * }
 * }</pre>
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final Server server;
    private final Duration startupTime;
    private @Nullable Connection admin;

    private EmbeddedPostgres(Server server, Duration startupTime) {
        this.server = server;
        this.startupTime = startupTime;
    }

    /** {@link #persistent(Path, Consumer)} that tells nobody. */
    public static EmbeddedPostgres persistent(Path dataDirectory) {
        return persistent(dataDirectory, progress -> {});
    }

    /**
     * Starts a server whose data is kept in {@code dataDirectory} and found again at the next start; made if it is not
     * there. Its settings are durable. One process at a time can have it. The file {@code url} in it holds the address,
     * as in {@code psql "$(cat .corten/postgres/url)"}; the port stays the same from start to start while it is free.
     *
     * @param progress gets a line of text for each step that takes time
     * @throws EmbeddedPostgresException if another process has it, or it is of another major version of PostgreSQL
     */
    public static EmbeddedPostgres persistent(Path dataDirectory, Consumer<String> progress) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        return start(
                "(data in " + directory + ")", progress, binaries -> Server.persistent(directory, binaries, progress));
    }

    /** {@link #throwAway(Consumer)} that tells nobody. */
    public static EmbeddedPostgres throwAway() {
        return throwAway(progress -> {});
    }

    /**
     * Starts an empty server in a temporary directory, which {@link #close} or the end of this process deletes. It does
     * not write carefully: faster, and lost when the machine crashes.
     *
     * @param progress gets a line of text for each step that takes time
     */
    public static EmbeddedPostgres throwAway(Consumer<String> progress) {
        return start("(temporary)", progress, binaries -> Server.throwAway(binaries, progress));
    }

    private static EmbeddedPostgres start(String where, Consumer<String> progress, Function<Binaries, Server> starter) {
        long begin = System.nanoTime();
        Server server;
        try {
            Binaries binaries = Binaries.unpacked(progress);
            progress.accept("starting the embedded PostgreSQL 18 " + where);
            server = starter.apply(binaries);
        } catch (UncheckedIOException failed) {
            throw new EmbeddedPostgresException(
                    "the embedded PostgreSQL " + where + " does not start: " + failed.getCause(), failed);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        progress.accept(
                String.format(Locale.ROOT, "the embedded PostgreSQL is ready in %.1f s", time.toMillis() / 1e3));
        return new EmbeddedPostgres(server, time);
    }

    /** {@code postgres://user:password@127.0.0.1:port/postgres}: the database that is there from the start. */
    public String url() {
        return url("postgres");
    }

    /** The address of {@code database} in the form {@code postgres://user:password@127.0.0.1:port/database}. */
    public String url(String database) {
        return server.address().url(database);
    }

    /** The database that is there from the start, for JDBC, with user and password. */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** The address of {@code database} for JDBC, with user and password. */
    public String jdbcUrl(String database) {
        return server.address().jdbcUrl(database);
    }

    /** Creates an empty database. Its name may have lower-case letters, digits and underscores. */
    public void createDatabase(String name) {
        createDatabase(name, "template0");
    }

    /**
     * Creates a database as a copy of {@code template}, to which nobody may be connected meanwhile. A few milliseconds
     * for a small one on a throw-away server.
     */
    public void createDatabase(String name, String template) {
        // The files' copy needs no WAL; what it needs instead, two checkpoints, costs nothing where nothing is synced.
        execute("CREATE DATABASE " + checked(name) + " TEMPLATE " + checked(template)
                + (server.durable() ? "" : " STRATEGY file_copy"));
    }

    /** Drops a database and ends its connections; nothing happens if it is not there. */
    public void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + checked(name) + " WITH (FORCE)");
    }

    /** How long the start took, with everything. */
    public Duration startupTime() {
        return startupTime;
    }

    /** Stops the server and waits for its end; connections are cut. A throw-away server's data is deleted. */
    @Override
    public synchronized void close() {
        try (Connection open = admin) {
            admin = null;
        } catch (SQLException failed) {
            // It ends with the server.
        }
        server.close();
    }

    private synchronized void execute(String sql) {
        try {
            if (admin == null || admin.isClosed()) {
                admin = server.address().connect("postgres");
            }
            try (var statement = admin.createStatement()) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new EmbeddedPostgresException("the embedded PostgreSQL: " + failed.getMessage(), failed);
        }
    }

    private static String checked(String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "the name of a database has lower-case letters, digits and underscores, at most 63: " + name);
        }
        return name;
    }
}
