package dev.corten.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {
    @TempDir
    Path folder;

    @Test
    void namesValuesCommentsQuotesAndExportAreUnderstood() {
        DotEnv file = DotEnv.parse("""
                # a comment

                PORT=3000
                  HOST = 127.0.0.1  # local only
                export LOG=info,tasks=debug
                ANCHOR=page#top
                EMPTY=
                NOTHING= # nothing
                LITERAL='a $HOME and a # and a \\n'
                ESCAPED="two\\nlines, \\"quoted\\", a \\\\ and a \\$ and a \\d" # comment
                PORT=4000""");
        assertThat(file.problems()).isEmpty();
        assertThat(file.variables())
                .isEqualTo(Map.of(
                        "PORT", "4000",
                        "HOST", "127.0.0.1",
                        "LOG", "info,tasks=debug",
                        "ANCHOR", "page#top",
                        "EMPTY", "",
                        "NOTHING", "",
                        "LITERAL", "a $HOME and a # and a \\n",
                        "ESCAPED", "two\nlines, \"quoted\", a \\ and a $ and a \\d"));
    }

    @Test
    void quotesGoOverLines() {
        DotEnv file = DotEnv.parse("KEY=\"-----BEGIN\nabc=\n-----END\"\nNEXT=1\n");
        assertThat(file.problems()).isEmpty();
        assertThat(file.variables()).isEqualTo(Map.of("KEY", "-----BEGIN\nabc=\n-----END", "NEXT", "1"));
    }

    @Test
    void filesOfWindowsAreUnderstood() {
        assertThat(DotEnv.parse("\uFEFFA=1\r\nB='2'\r\n").variables()).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @Test
    void problemsNameTheLineAndNotWhatIsInIt() {
        DotEnv file = DotEnv.parse("A=1\nhunter2\n2B=hunter2\nC='x' hunter2\nD=4\nE=\"hunter2\n");
        assertThat(file.variables()).isEqualTo(Map.of("A", "1", "D", "4"));
        assertThat(file.problems())
                .containsExactly(
                        ".env line 2: expected NAME=value",
                        ".env line 3: expected NAME=value",
                        ".env line 4: text after the closing quote",
                        ".env line 6: the quote is not closed");
    }

    @Test
    void aFileThatIsNotThereHasNothing() {
        assertThat(DotEnv.read(folder.resolve(".env"))).isEqualTo(DotEnv.parse(""));
    }

    @Test
    void aFileThatIsNotTextIsAProblem() throws Exception {
        Path file = folder.resolve(".env");
        Files.write(file, "A=ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(DotEnv.read(file).problems()).containsExactly(".env: is not UTF-8");
    }

    @Test
    void aFolderIsAProblem() {
        assertThat(DotEnv.read(folder).problems()).singleElement().asString().startsWith(".env: cannot be read");
    }
}
