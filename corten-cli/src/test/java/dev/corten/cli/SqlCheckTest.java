package dev.corten.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCheckTest {
    @TempDir
    Path folder;

    @Test
    void theQueriesOfAModuleAreListedThenWhatIsWrongWithThem() throws IOException {
        write("src/main/resources/db/migration/V1__create_notes.sql", """
                CREATE TABLE notes (id uuid PRIMARY KEY, text text NOT NULL, author text);
                """);
        write("src/main/java/shop/NoteQueries.java", """
                package shop;

                import dev.corten.sql.Queries;
                import dev.corten.sql.Sql;
                import java.util.List;
                import java.util.Optional;
                import java.util.UUID;
                import org.jspecify.annotations.Nullable;

                @Queries
                interface NoteQueries {
                    record Note(UUID id, @Nullable String author) {}

                    @Sql("SELECT id, author FROM notes WHERE id = :id")
                    Optional<Note> byId(UUID id);

                    @Sql("SELECT txt FROM notes")
                    List<String> texts();

                    @Sql("DELETE FROM notes")
                    int clear();

                    @Sql("SELECT id, author FROM notes {WHERE author = :author} LIMIT 1")
                    Optional<Note> any(@Nullable String author);

                    @Sql("SELECT id FROM notes WHERE {author = :author}")
                    List<UUID> by(@Nullable String author);
                }
                """);
        write("target/corten/classpath", System.getProperty("java.class.path"));

        var out = new StringWriter();
        boolean right = new ModuleFolder(folder).check(new PrintWriter(out));

        assertThat(out.toString()).isEqualTo("""
                QUERY                           PLACE                ROWS      COLUMNS
                NoteQueries.byId                NoteQueries.java:15  optional  id uuid, author text?
                NoteQueries.texts               NoteQueries.java:18  -         error: column "txt" does not exist
                NoteQueries.clear               NoteQueries.java:21  -         -
                NoteQueries.any (2 statements)  NoteQueries.java:24  optional  id uuid, author text?
                NoteQueries.by (2 statements)   NoteQueries.java:27  -         error: syntax error at end of input

                src/main/java/shop/NoteQueries.java:17: error: [corten/sql-unknown-column] column "txt" does not exist
                      @Sql("SELECT txt FROM notes")
                                   ^^^
                  help: notes has a column "text"

                src/main/java/shop/NoteQueries.java:26: error: [corten/sql-syntax] syntax error at end of input (without author)
                      @Sql("SELECT id FROM notes WHERE {author = :author}")
                                                      ^
                """);
        assertThat(right).isFalse();
    }

    @Test
    void aModuleThatWasNeverBuiltIsToldSo() throws IOException {
        assertThat(new ModuleFolder(folder).problem()).isEqualTo(folder + " has no src/main/java");
        Files.createDirectories(folder.resolve("src/main/java"));
        assertThat(new ModuleFolder(folder).problem())
                .isEqualTo(folder + "/target/corten/classpath is missing:"
                        + " build the module once with the class path written there");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
