package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which migrations are looked at for locks, and in which order. */
class MigrationVersionsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aModule() throws IOException {
        write("db/migration/V1__tasks.sql", "CREATE TABLE tasks (id int)");
        write("db/migration/V9__nine.sql", "CREATE TABLE nine (id int)");
        write("db/migration/V10__ten.sql", "CREATE INDEX ON nine (id)");
        write("db/migration/V2_5__two.sql", "CREATE INDEX ON nine (id)");
        write("tasks/Queries.java", """
                package tasks;

                @dev.corten.sql.Queries
                public interface Queries {}
                """);
    }

    @Test
    void theyRunInTheOrderOfTheirNumbers() {
        assertThat(compile()).isEqualTo("""
                warning: V10__ten.sql:1: [corten/sql-lock] writes to nine wait until the index is built
                      CREATE INDEX ON nine (id)
                             ^^^^^
                  help: CREATE INDEX CONCURRENTLY, alone in a migration
                1 warning
                """);
    }

    @Test
    void whatHasRunEverywhereIsNotLookedAt() {
        assertThat(compile("-Acorten.lint.from=10")).contains("V10__ten.sql");
        assertThat(compile("-Acorten.lint.from=10.1")).isEmpty();
        assertThat(compile("-Acorten.lint=false")).isEmpty();
    }

    private String compile(String... options) {
        try {
            return Compilation.of(folder.resolve("module"), Files.createTempDirectory(folder, "build"), options)
                    .output();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("module").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
