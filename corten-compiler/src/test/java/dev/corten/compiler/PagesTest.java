package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each diagnostic has a page that shows the very words of the compiler. */
class PagesTest {
    private static final Path CORPUS = Path.of("src/test/fail");
    private static final Path PAGES = Path.of("../docs/errors");

    @TestFactory
    Stream<DynamicTest> everyDiagnosticHasAPageWithAMessageOfItsCorpus() throws IOException {
        return list(CORPUS).map(folder -> {
            String id = folder.getFileName().toString();
            return DynamicTest.dynamicTest(id, () -> check(id, folder));
        });
    }

    private static void check(String id, Path folder) throws IOException {
        String page = Files.readString(PAGES.resolve(id + ".md"));
        assertThat(page).startsWith("# corten/" + id + "\n").contains("[corten/" + id + "] ");
        String words = page.substring(page.indexOf("[corten/" + id + "] "))
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(expected(folder)).as("the message on the page").contains(words);
    }

    private static String expected(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var text = new StringBuilder();
            for (Path file : files.filter(f -> f.endsWith("expected.txt")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static Stream<Path> list(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }
}
