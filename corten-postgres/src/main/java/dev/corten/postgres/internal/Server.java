package dev.corten.postgres.internal;

import dev.corten.postgres.EmbeddedPostgresException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A running server with all that must be let go when it stops. */
public final class Server implements AutoCloseable {
    private final Cluster cluster;
    private final Address address;
    private final Watchdog watchdog;
    private final @Nullable Lock lock;
    private final @Nullable Path throwAway;
    private final @Nullable Thread hook;
    private boolean closed;

    private Server(Cluster cluster, int preferredPort, @Nullable Lock lock, @Nullable Path throwAway) {
        this.cluster = cluster;
        this.lock = lock;
        this.throwAway = throwAway;
        this.watchdog = Watchdog.over(cluster.postmasterFile(), throwAway);
        try {
            this.address = new Address(cluster.start(preferredPort), Template.password(cluster.directory()));
        } catch (Throwable failed) {
            watchdog.close();
            throw failed;
        }
        // A persistent server has none: hooks run at the same time, and the others may still need the database.
        this.hook = throwAway == null ? null : new Thread(this::stop, "corten-postgres-stop");
        if (hook != null) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /** A server on {@code directory}, which holds the files lock, log and url beside the cluster. */
    public static Server persistent(Path directory, Binaries binaries, Consumer<String> progress) {
        try {
            Files.createDirectories(directory);
            Path lockFile = directory.resolve("lock");
            Lock lock = Lock.tryTake(lockFile);
            if (lock == null) {
                throw new EmbeddedPostgresException("the embedded PostgreSQL in " + directory + " is in use by process "
                        + Lock.holder(lockFile) + ": stop that first");
            }
            try {
                return persistent(directory, binaries, lock, progress);
            } catch (Throwable failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Server persistent(Path directory, Binaries binaries, Lock lock, Consumer<String> progress)
            throws IOException {
        Template template = Template.of(binaries, progress);
        Path data = directory.resolve("cluster");
        boolean isNew = !Files.exists(data);
        if (isNew) {
            Path draft = directory.resolve("cluster.draft");
            Directories.delete(draft);
            Directories.copy(template.cluster(), draft);
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        }
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(template.version())) {
            throw new EmbeddedPostgresException("the data in " + directory + " is PostgreSQL " + version
                    + "'s, and this is PostgreSQL " + template.version()
                    + ": move it with pg_dump, or delete the directory to begin empty");
        }
        Cluster cluster = new Cluster(binaries, data, directory.resolve("log"), true);
        if (isNew) {
            cluster.sync();
        }
        cluster.stopOrphan();
        Path url = directory.resolve("url");
        Server server = new Server(cluster, Address.lastPort(url), lock, null);
        Directories.writePrivate(url, server.address.url("postgres") + "\n");
        return server;
    }

    /** A server in a temporary directory. */
    public static Server throwAway(Binaries binaries, Consumer<String> progress) {
        Template template = Template.of(binaries, progress);
        try {
            Path directory = Files.createTempDirectory("corten-postgres-");
            Path data = directory.resolve("cluster");
            try {
                Directories.copy(template.cluster(), data);
                return new Server(new Cluster(binaries, data, directory.resolve("log"), false), 0, null, directory);
            } catch (Throwable failed) {
                Directories.delete(directory);
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Address address() {
        return address;
    }

    public boolean durable() {
        return cluster.durable();
    }

    @Override
    public void close() {
        stop();
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // The hook finds everything done.
            }
        }
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            cluster.stop();
            watchdog.close();
            if (throwAway != null) {
                Directories.delete(throwAway);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
