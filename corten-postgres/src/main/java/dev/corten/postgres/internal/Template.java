package dev.corten.postgres.internal;

import dev.corten.postgres.EmbeddedPostgresException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * An initialised, never started cluster in the cache directory, which new servers begin as a copy of: copying takes a
 * tenth of the time of {@code initdb}.
 *
 * @param directory what holds {@code cluster}
 */
record Template(Path directory) {
    /** Change it with the arguments below. */
    private static final String NAME = "template-1";

    private static final String PASSWORD = "corten.password";

    /** The template for {@code binaries}, made now if it was not yet. */
    static Template of(Binaries binaries, Consumer<String> progress) {
        Path directory = binaries.home().resolveSibling(NAME);
        Directories.makeOnce(directory, draft -> {
            progress.accept("initialising a PostgreSQL cluster (once)");
            initialise(binaries, draft);
        });
        return new Template(directory);
    }

    Path cluster() {
        return directory.resolve("cluster");
    }

    /** The password of the user {@code postgres} in a copy. */
    static String password(Path cluster) {
        try {
            return Files.readString(cluster.resolve(PASSWORD)).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The major version, as in {@code 18}. */
    String version() {
        try {
            return Files.readString(cluster().resolve("PG_VERSION")).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void initialise(Binaries binaries, Path directory) {
        Path cluster = directory.resolve("cluster");
        try {
            Files.createDirectory(cluster, Directories.PRIVATE);
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            Path password = directory.resolve(PASSWORD);
            Directories.writePrivate(password, HexFormat.of().formatHex(random) + "\n");
            Command.Result result = Unprivileged.of(binaries, cluster)
                    .run(
                            cluster,
                            List.of(
                                    binaries.program("initdb").toString(),
                                    "--pgdata=" + cluster,
                                    "--username=postgres",
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    // No locale of the operating system: the same order and classes of characters
                                    // everywhere.
                                    "--locale=C",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    // Sixteen times less to copy.
                                    "--wal-segsize=1",
                                    // A random password of 128 bits needs no stretching; this is what a connection
                                    // costs most.
                                    "--set=scram_iterations=1",
                                    "--no-sync",
                                    "--no-instructions"));
            if (!result.succeeded()) {
                throw new EmbeddedPostgresException("initdb failed:\n" + result.output());
            }
            // Beside the data that it opens, so that it is copied with it.
            Files.move(password, cluster.resolve(PASSWORD));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
