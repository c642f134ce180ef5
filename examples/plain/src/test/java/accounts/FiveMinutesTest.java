package accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that docs/sql.md has a reader write are what it says. */
class FiveMinutesTest {
    private static final Path ROOT = Path.of(System.getProperty("corten.root"));
    private static final Pattern FILE = Pattern.compile("`([^`\n]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theProgramCompiles() throws Exception {
        assertThat(compile(page())).isEmpty();
        assertThat(folder.resolve("classes/notes/SqlNoteQueries.class")).exists();
    }

    @Test
    void theMisspeltColumnIsRefusedInTheseWords() throws Exception {
        String refused = compile(page().replace("SELECT id, text, author", "SELECT id, txt, author"));
        for (String words : List.of("[corten/sql-unknown-column] column \"txt\" does not exist\n", """
                      @Sql("SELECT id, txt, author FROM notes ORDER BY id")
                                       ^^^
                  help: notes has a column "text"
                """)) {
            assertThat(refused).contains(words);
            assertThat(page()).contains(words);
        }
    }

    @Test
    void thePomNamesTheVersionOfThisRepository() throws Exception {
        var revision = Pattern.compile("<revision>(.*?)</revision>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(revision.find()).isTrue();
        assertThat(Pattern.compile("dev\\.corten</groupId>\\s*<artifactId>[a-z-]+</artifactId>\\s*<version>(.*?)<")
                        .matcher(page())
                        .results()
                        .map(found -> found.group(1)))
                .hasSize(4)
                .containsOnly(revision.group(1));
    }

    private static String page() throws Exception {
        return Files.readString(ROOT.resolve("docs/sql.md"));
    }

    /** What javac says of the files in {@code page}. */
    private String compile(String page) throws Exception {
        for (var file : FILE.matcher(page).results().toList()) {
            Path path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
        }
        Path sources = folder.resolve("src/main/java/notes");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        var javac = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = javac.getStandardFileManager(null, null, null)) {
            String path = System.getProperty("java.class.path");
            var options = List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    path,
                    "-processorpath",
                    path,
                    "-Acorten.migrations=" + folder.resolve("src/main/resources/db/migration"));
            var names = List.of("Note.java", "NoteQueries.java", "Main.java");
            javac.getTask(
                            said,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    names.stream().map(sources::resolve).toList()))
                    .call();
        }
        return said.toString();
    }
}
