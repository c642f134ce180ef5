package dev.corten.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.testing.fuzz.FormFuzz;
import dev.corten.testing.fuzz.JsonFuzz;
import dev.corten.testing.fuzz.PlantedFuzz;
import dev.corten.testing.fuzz.RequestFuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer tries what it has learnt to reach more code with, beginning with the inputs in {@code src/test/fuzz}: keep there
 * what it has found. {@code -Dcorten.fuzz=600} fuzzes for so many seconds each.
 */
class FuzzTest {
    private static final String SECONDS = System.getProperty("corten.fuzz", "4");
    private static final Path INPUTS = Path.of("src/test/fuzz").toAbsolutePath();

    @TempDir
    Path work;

    private record Outcome(int exit, String said) {}

    @Test
    void anyBytesAreJsonOrAProblem() throws Exception {
        assertThat(fuzz(JsonFuzz.class, INPUTS.resolve("json"))).satisfies(FuzzTest::foundNothing);
    }

    @Test
    void anyRequestIsTakenOrRefused() throws Exception {
        assertThat(fuzz(RequestFuzz.class, INPUTS.resolve("request"))).satisfies(FuzzTest::foundNothing);
    }

    @Test
    void anyFormWithFilesIsTakenOrRefused() throws Exception {
        assertThat(fuzz(FormFuzz.class, INPUTS.resolve("form"))).satisfies(FuzzTest::foundNothing);
    }

    @Test
    void aMistakeIsFoundByTheCodeThatLeadsThere() throws Exception {
        Outcome outcome = fuzz(PlantedFuzz.class, Files.createDirectory(work.resolve("none")));
        assertThat(outcome.said()).contains("java.lang.IllegalStateException: planted");
        assertThat(outcome.exit()).isEqualTo(77);
    }

    private static void foundNothing(Outcome outcome) {
        assertThat(outcome.said()).containsPattern("Done [0-9]+ runs in");
        assertThat(outcome.exit()).as(outcome.said()).isZero();
    }

    private Outcome fuzz(Class<?> target, Path inputs) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.corten.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + work + "/",
                "-max_total_time=" + SECONDS,
                "-max_len=4096",
                "-timeout=10"));
        command.add(Files.createDirectory(work.resolve("learnt")).toString());
        command.add(inputs.toString());
        Path said = work.resolve("said");
        int exit = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return new Outcome(exit, Files.readString(said, StandardCharsets.ISO_8859_1));
    }
}
