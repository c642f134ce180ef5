package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code fail/} is a wrong program with the exact words of javac in {@code expected.txt}. With
 * {@code -Dcorten.bless=true} the files are written instead of compared; read the difference before committing it.
 */
class FailTest {
    private static final Path CORPUS = Path.of("src/test/fail");

    @TempDir
    Path work;

    @TestFactory
    Stream<DynamicTest> wrongProgramsAreRefusedInTheseWords() throws IOException {
        List<Path> cases;
        try (Stream<Path> folders = Files.walk(CORPUS)) {
            cases = folders.filter(p -> p.getFileName().toString().equals("expected.txt") || hasSources(p))
                    .map(p -> Files.isDirectory(p) ? p : p.getParent())
                    .distinct()
                    .sorted()
                    .toList();
        }
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(folder -> DynamicTest.dynamicTest(CORPUS.relativize(folder).toString(), () -> check(folder)));
    }

    private void check(Path folder) throws IOException {
        Path out = Files.createTempDirectory(work, "case");
        Compilation compilation = Compilation.of(folder.toAbsolutePath(), out, Compilation.options(folder));
        Path expected = folder.resolve("expected.txt");
        assertThat(compilation.success()).as("must not compile").isFalse();
        if (Boolean.getBoolean("corten.bless")) {
            Files.writeString(expected, compilation.output());
        }
        assertThat(compilation.output()).isEqualTo(Files.readString(expected));
    }

    private static boolean hasSources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
