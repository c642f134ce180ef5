package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each id of a diagnostic has a wrong program in {@code fail/}, a page in docs/errors and a line in its README. With
 * {@code -Dcorten.bless=true} the README is written from the pages instead of compared.
 */
class DiagnosticsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path CORPUS = Path.of("src/test/fail");
    private static final Path PAGES = Path.of("../docs/errors");

    /** An id as the sources write it, of one of these families. */
    private static final Pattern ID = Pattern.compile(
            "(?:\"|\\[corten/)((?:client|config|constraint|exception|internal|json|openapi|route|security|sql)(?:-[a-z]+)+)[\"\\]]");

    private static final Pattern FIRST_SENTENCE = Pattern.compile("\\A# \\S+\n\n(.+?\\.)(?=\\s)", Pattern.DOTALL);

    /** Here the machine is at fault, or the compiler itself, and no program. Other tests have the words. */
    private static final Set<String> WITHOUT_PROGRAM = Set.of("internal-error", "sql-database");

    private static Set<String> ids() throws IOException {
        var ids = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                ID.matcher(Files.readString(file)).results().forEach(match -> ids.add(match.group(1)));
            }
        }
        return ids;
    }

    private static Set<String> idsWithProgram() throws IOException {
        Set<String> ids = ids();
        ids.removeAll(WITHOUT_PROGRAM);
        return ids;
    }

    @TestFactory
    Stream<DynamicTest> eachIdHasAWrongProgramThatShowsIt() throws IOException {
        return idsWithProgram().stream()
                .map(id ->
                        DynamicTest.dynamicTest(id, () -> assertThat(corpus(id)).contains("[corten/" + id + "] ")));
    }

    @TestFactory
    Stream<DynamicTest> eachIdHasAPageWithAMessageOfItsCorpus() throws IOException {
        return ids().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    String page = text(PAGES.resolve(id + ".md"));
                    assertThat(page).startsWith("# corten/" + id + "\n\n").contains("[corten/" + id + "] ");
                    String words = page.substring(page.indexOf("[corten/" + id + "] "))
                            .lines()
                            .findFirst()
                            .orElseThrow();
                    if (!WITHOUT_PROGRAM.contains(id)) {
                        assertThat(corpus(id)).as("the message on the page").contains(words);
                    }
                }));
    }

    @Test
    void nothingIsLeftOfIdsThatAreGone() throws IOException {
        Set<String> ids = ids();
        try (Stream<Path> folders = Files.list(CORPUS);
                Stream<Path> pages = Files.list(PAGES)) {
            assertThat(folders.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(idsWithProgram());
            assertThat(pages.map(f -> f.getFileName().toString().replace(".md", ""))
                            .filter(page -> !page.equals("README")))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void theReadmeListsThePagesWithTheirFirstSentences() throws IOException {
        Path readme = PAGES.resolve("README.md");
        String list = ids().stream()
                .map(id -> "- [`" + id + "`](" + id + ".md): " + firstSentence(id) + "\n")
                .collect(Collectors.joining());
        String expected = """
                # What the compiler says

                Every message of the compiler has a stable id in brackets, `[corten/route-conflict]`, and a page here that says
                what it means and how to fix it.

                """ + list;
        if (Boolean.getBoolean("corten.bless")) {
            Files.writeString(readme, expected);
        }
        assertThat(text(readme)).isEqualTo(expected);
    }

    private static String firstSentence(String id) {
        Matcher matcher = FIRST_SENTENCE.matcher(text(PAGES.resolve(id + ".md")));
        assertThat(matcher.find()).as("first sentence of " + id).isTrue();
        return matcher.group(1).replace('\n', ' ');
    }

    /** Everything that javac says about the wrong programs of {@code id}. */
    private static String corpus(String id) throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS.resolve(id))) {
            return files.filter(f -> f.endsWith("expected.txt"))
                    .map(DiagnosticsTest::text)
                    .collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
