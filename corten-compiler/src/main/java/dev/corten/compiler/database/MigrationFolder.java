package dev.corten.compiler.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a module's migrations.
 *
 * @param path the folder; it need not be there
 * @param files all files in it and below, sorted by path
 */
public record MigrationFolder(Path path, List<Path> files) {
    private static final String USUAL = "src/main/resources/db/migration";

    /** Copies {@code files}. */
    public MigrationFolder {
        files = List.copyOf(files);
    }

    /** The folder {@code path}. */
    public static MigrationFolder of(Path path) {
        if (!Files.isDirectory(path)) {
            return new MigrationFolder(path, List.of());
        }
        try (Stream<Path> files = Files.walk(path)) {
            return new MigrationFolder(
                    path, files.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the migrations in " + path, e);
        }
    }

    /**
     * The folder of the module whose classes go to {@code classes}: {@code src/main/resources/db/migration} in the
     * nearest folder above that has it, but not above the module itself.
     */
    public static MigrationFolder ofModule(@Nullable Path classes) {
        for (Path folder = classes; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve(USUAL);
            if (Files.isDirectory(candidate) || moduleRoot(folder)) {
                return of(candidate);
            }
        }
        return of(Path.of(USUAL));
    }

    private static boolean moduleRoot(Path folder) {
        return Stream.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml")
                .anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    /** Whether there is nothing to migrate. */
    public boolean empty() {
        return files.stream().noneMatch(f -> f.toString().endsWith(".sql"));
    }

    /** Adds names and contents of all files to {@code hash}. */
    void addTo(MessageDigest hash) {
        for (Path file : files) {
            try {
                byte[] name = path.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
                byte[] content = Files.readAllBytes(file);
                hash.update((name.length + " " + content.length + " ").getBytes(StandardCharsets.UTF_8));
                hash.update(name);
                hash.update(content);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }
}
