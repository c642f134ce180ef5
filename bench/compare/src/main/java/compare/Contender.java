package compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service that takes part. It listens on {@code PORT} of 127.0.0.1 and uses the database at {@code DATABASE_URL}.
 *
 * @param name its name in reports
 * @param command starts it
 * @param artifacts the files and folders that make it up, without the runtime of the language
 */
record Contender(String name, List<String> command, List<Path> artifacts) {
    static final String CORTEN = "corten";

    /** Corten's, whose command ends with {@code -cp CLASSPATH MAIN}, and every peer that is built in {@code peers}. */
    static List<Contender> found(List<String> service, Path peers) {
        var all = new ArrayList<Contender>();
        var classPath = service.get(service.indexOf("-cp") + 1);
        all.add(new Contender(
                CORTEN, service, Stream.of(classPath.split(":")).map(Path::of).toList()));
        Path programs = peers.resolve("bin");
        if (Files.isDirectory(programs)) {
            try (Stream<Path> files = Files.list(programs)) {
                files.sorted().forEach(program -> {
                    String name = program.getFileName().toString();
                    all.add(new Contender(
                            name,
                            List.of(program.toString()),
                            List.of(program, peers.resolve("app").resolve(name))));
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** The size of its artifacts in bytes. */
    long size() {
        long size = 0;
        for (Path artifact : artifacts) {
            if (Files.exists(artifact)) {
                try (Stream<Path> files = Files.walk(artifact)) {
                    size += files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return size;
    }
}
