package dev.corten.compiler.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a module's migrations.
 *
 * @param path the folder; it need not be there
 * @param files all files in it and below, sorted by path
 */
public record MigrationFolder(Path path, List<Path> files) {
    private static final Pattern VERSIONED = Pattern.compile("V([0-9]{1,9}(?:[._][0-9]{1,9})*)__.*\\.sql");

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

    /** {@code src/main/resources/db/migration} of the module whose classes go to {@code classes}. */
    public static MigrationFolder ofModule(@Nullable Path classes) {
        return of(module(classes).resolve(USUAL));
    }

    /**
     * The folder of the module whose classes go to {@code classes}: the nearest one above that has migrations or is what
     * a build tool takes for a module, else the working directory.
     */
    public static Path module(@Nullable Path classes) {
        for (Path folder = classes; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(USUAL)) || hasBuildFile(folder)) {
                return folder;
            }
        }
        return Path.of("");
    }

    private static boolean hasBuildFile(Path folder) {
        return Stream.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml")
                .anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    /** The files that run once, in the order of their versions. */
    public List<Path> versioned() {
        return files.stream()
                .filter(file -> VERSIONED.matcher(name(file)).matches())
                .sorted(Comparator.comparing(MigrationFolder::version, Arrays::compare))
                .toList();
    }

    /** The version of a file that runs once, part by part. */
    public static int[] version(Path file) {
        Matcher matcher = VERSIONED.matcher(name(file));
        return matcher.matches()
                ? Stream.of(matcher.group(1).split("[._]"))
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : new int[0];
    }

    /** What stands in a file. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Whether there is nothing to migrate. */
    public boolean empty() {
        return files.stream().noneMatch(f -> f.toString().endsWith(".sql"));
    }

    /** A short name for what is in it, the same on every system that may check files out with other line ends. */
    String fingerprint() {
        var text = new StringBuilder();
        for (Path file : files) {
            String name = path.relativize(file).toString().replace('\\', '/');
            if (name.endsWith(".sql")) {
                text.append(name)
                        .append('\n')
                        .append(text(file).replace("\r\n", "\n"))
                        .append('\f');
            }
        }
        return Fingerprint.of(text.toString());
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
