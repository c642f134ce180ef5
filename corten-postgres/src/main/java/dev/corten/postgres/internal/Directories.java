package dev.corten.postgres.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whole directories: made once for all processes, copied, deleted. */
final class Directories {
    /** PostgreSQL refuses a data directory that others can read. */
    static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Directories() {}

    /** Where unpacked binaries and initialised clusters are kept between runs. */
    static Path cache() {
        @Nullable String chosen = System.getProperty("corten.cache.dir");
        @Nullable String xdg = System.getenv("XDG_CACHE_HOME");
        Path base;
        if (chosen != null) {
            base = Path.of(chosen);
        } else if (xdg != null && xdg.startsWith("/")) {
            base = Path.of(xdg, "corten");
        } else {
            base = Path.of(System.getProperty("user.home"), ".cache", "corten");
        }
        return base.toAbsolutePath().resolve("postgres");
    }

    /**
     * Makes {@code target} with {@code maker}, unless it is there. Safe among processes and against a maker that is
     * killed half-way: it works in a directory beside it, which gets the name at the end.
     */
    static void makeOnce(Path target, Consumer<Path> maker) {
        if (Files.isDirectory(target)) {
            return;
        }
        try {
            Path parent = parent(target);
            Files.createDirectories(parent);
            Path draft = parent.resolve(target.getFileName() + ".draft");
            try (Lock _ = Lock.take(parent.resolve(target.getFileName() + ".lock"))) {
                if (Files.isDirectory(target)) {
                    return;
                }
                delete(draft);
                Files.createDirectory(draft, PRIVATE);
                maker.accept(draft);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Copies a directory with the permissions of its files: on all processors, because a cluster is a thousand files, and
     * the file system takes longer to make one than to fill it.
     */
    static void copy(Path from, Path to) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectory(to.resolve(from.relativize(directory)), PRIVATE);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        try {
            files.parallelStream().forEach(file -> copyFile(file, to.resolve(from.relativize(file))));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void copyFile(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes a directory with all that is in it; nothing happens if it is not there. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            // A server that stops may remove its own files at the same time.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Creates {@code file} readable by its owner alone. */
    static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no parent");
        }
        return parent;
    }
}
