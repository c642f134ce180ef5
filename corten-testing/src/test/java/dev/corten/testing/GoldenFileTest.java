package dev.corten.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What is compared; not while golden files are written, which this would turn into something else. */
@DisabledIfSystemProperty(named = "corten.bless", matches = "true")
class GoldenFileTest {
    @TempDir
    Path folder;

    private GoldenFile file(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("golden.txt"), content);
        return GoldenFile.of(file.toString());
    }

    @Test
    void theSameTextPassesWhateverTheLinesEndWith() throws IOException {
        GoldenFile golden = file("a\r\nb\n");

        assertThatCode(() -> golden.check("a\nb")).doesNotThrowAnyException();
        assertThatCode(() -> golden.check("a\r\nb\n")).doesNotThrowAnyException();
    }

    @Test
    void aDifferenceShowsTheLinesAndHowToAcceptThem() throws IOException {
        GoldenFile golden = file("1\n2\n3\n4\n5\n6\n7\n8\n9\n");

        assertThatThrownBy(() -> golden.check("1\n2\n3\n4\nfive\n7\n8\n9"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("it is not what " + golden.path() + """
                         says (- expected, + actual):
                          line 2:
                          2
                          3
                          4
                        - 5
                        - 6
                        + five
                          7
                          8
                          9
                        if the change is right, run the test with -Dcorten.bless=true""");
    }

    @Test
    void ofALongDifferenceTheBeginningIsShown() throws IOException {
        GoldenFile golden = file("");

        assertThatThrownBy(() -> golden.check("x\n".repeat(50))).hasMessageContaining("+ x\n+ … and 10 lines more\n");
    }

    @Test
    void aMissingFileSaysHowToWriteIt() {
        GoldenFile golden = GoldenFile.of(folder.resolve("none.txt").toString());

        assertThatThrownBy(() -> golden.check("a"))
                .hasMessage("there is no " + golden.path() + ": run the test with -Dcorten.bless=true to write it");
    }

    @Test
    void blessedTheFileIsWrittenWithItsFolders() throws IOException {
        GoldenFile golden =
                GoldenFile.of(folder.resolve("a/b/golden.txt").toString()).mask("[0-9]+", "number");
        System.setProperty("corten.bless", "true");
        try {
            golden.check("7 8 7");
        } finally {
            System.clearProperty("corten.bless");
        }

        assertThat(golden.path()).hasContent("<number-1> <number-2> <number-1>\n");
        assertThatCode(() -> golden.check("10 20 10")).doesNotThrowAnyException();
        assertThatThrownBy(() -> golden.check("10 20 20")).isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void jsonIsComparedAFieldALine() throws IOException {
        String title = "x".repeat(60);
        GoldenFile golden = file("{\n  \"title\": \"" + title + "\",\n  \"tags\": [\"a\",\"b\"]\n}\n");

        assertThatCode(() -> golden.checkJson("{\"title\":\"" + title + "\",\"tags\":[\"a\", \"b\"]}"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> golden.checkJson("{\"title\":\"" + title + "\",\"tags\":[\"a\"]}"))
                .hasMessageContaining("-   \"tags\": [\"a\",\"b\"]\n")
                .hasMessageContaining("+   \"tags\": [\"a\"]\n");
    }
}
