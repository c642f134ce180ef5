package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code generated/} is a right program with the whole generated sources in {@code expected/}. With
 * {@code -Dcorten.bless=true} they are written instead of compared; read the difference before committing it.
 */
class GeneratedTest {
    private static final Path CORPUS = Path.of("src/test/generated");

    @TempDir
    Path work;

    @TestFactory
    Stream<DynamicTest> rightProgramsGiveTheseSources() throws IOException {
        List<Path> cases;
        try (Stream<Path> folders = Files.list(CORPUS)) {
            cases = folders.filter(Files::isDirectory).sorted().toList();
        }
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private void check(Path folder) throws IOException {
        Path out = Files.createTempDirectory(work, "case");
        Compilation compilation = Compilation.of(folder.resolve("input").toAbsolutePath(), out, options(folder));
        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.success()).isTrue();
        assertThat(compilation.generated()).isNotEmpty();
        Path expected = folder.resolve("expected");
        if (Boolean.getBoolean("corten.bless")) {
            for (Map.Entry<String, String> file : compilation.generated().entrySet()) {
                Path target = expected.resolve(file.getKey() + ".txt");
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
            }
        }
        for (Map.Entry<String, String> file : compilation.generated().entrySet()) {
            Path wanted = expected.resolve(file.getKey() + ".txt");
            assertThat(wanted).exists();
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readString(wanted));
        }
        try (Stream<Path> files = Files.walk(expected)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> expected.relativize(f).toString().replaceFirst("\\.txt$", "")))
                    .containsExactlyInAnyOrderElementsOf(compilation.generated().keySet());
        }
    }

    /** Their schemas have no more than they need to be right, so no indexes. */
    private static String[] options(Path folder) throws IOException {
        return Stream.concat(Stream.of("-Acorten.lint=false"), Stream.of(Compilation.options(folder)))
                .toArray(String[]::new);
    }
}
