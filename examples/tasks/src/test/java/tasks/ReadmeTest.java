package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows is true: the service compiles, and what it calls wrong is refused in those words. */
class ReadmeTest {
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Pattern TYPE =
            Pattern.compile("(?m)^public (?:final )?(?:record|interface|class|enum) (\\w+)");

    @TempDir
    Path folder;

    private Path migrations;

    @BeforeEach
    void makeFolders() throws IOException {
        migrations = Files.createDirectories(folder.resolve("db/migration"));
        Files.createDirectories(folder.resolve("src"));
    }

    @Test
    void theServiceCompiles() throws IOException {
        String service = blocks("java").stream()
                .filter(block -> block.contains("static void main"))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                migrations.resolve("V1__create_notes.sql"),
                "CREATE TABLE notes (id uuid PRIMARY KEY, text text NOT NULL, author text);");
        String imports = """
                import dev.corten.config.*;
                import dev.corten.http.*;
                import dev.corten.server.*;
                import dev.corten.sql.*;
                import java.util.*;
                import org.jspecify.annotations.Nullable;

                """;
        for (String declaration : service.split("\n\n(?=\\S)")) {
            Matcher type = TYPE.matcher(declaration);
            boolean found = type.find();
            String name = found ? type.group(1) : "Main";
            String body = found ? declaration : "final class Main {\n" + declaration + "\n}";
            Files.writeString(folder.resolve("src/" + name + ".java"), imports + body + "\n");
        }

        assertThat(compile()).isEmpty();
    }

    @Test
    void theWrongSnippetsAreRefusedInTheseWords() throws IOException {
        for (String type : List.of("Task", "TaskStatus", "TaskNotFound")) {
            Files.copy(HERE.resolve("src/main/java/tasks/" + type + ".java"), folder.resolve("src/" + type + ".java"));
        }
        for (String type : List.of("TaskQueries", "TaskRoutes")) {
            Files.copy(HERE.resolve("src/test/readme/" + type + ".java.txt"), folder.resolve("src/" + type + ".java"));
        }
        String migration = "V1__create_tasks_table.sql";
        Files.copy(HERE.resolve("src/main/resources/db/migration/" + migration), migrations.resolve(migration));

        List<String> said = compile().lines().toList();

        List<String> messages =
                blocks("").stream().filter(block -> block.contains("[corten/")).toList();
        assertThat(messages).hasSize(3);
        for (String message : messages) {
            // javac shows the line itself too, between the message and ours.
            assertThat(said).containsSubsequence(message.lines().toList());
        }
    }

    /** What javac prints. */
    private String compile() throws IOException {
        var javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(null, null, null);
                var sources = Files.list(folder.resolve("src"))) {
            var output = new StringWriter();
            List<String> options = List.of(
                    "-d",
                    Files.createDirectories(folder.resolve("classes")).toString(),
                    "-processor",
                    "dev.corten.compiler.CortenProcessor",
                    "-Acorten.migrations=" + migrations,
                    "-Acorten.cache=" + folder.resolve("cache"));
            javac.getTask(
                            output,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources.sorted().toList()))
                    .call();
            return output.toString().replace(folder.resolve("src") + "/", "");
        }
    }

    /** The code blocks of README.md in {@code language}. */
    private static List<String> blocks(String language) throws IOException {
        var found = new ArrayList<String>();
        String fence = null;
        var block = new StringBuilder();
        for (String line : Files.readAllLines(HERE.resolve("../../README.md"))) {
            if (!line.startsWith("```")) {
                block.append(line).append('\n');
            } else if (fence == null) {
                fence = line;
                block.setLength(0);
            } else {
                if (fence.equals("```" + language)) {
                    found.add(block.toString());
                }
                fence = null;
            }
        }
        return found;
    }
}
