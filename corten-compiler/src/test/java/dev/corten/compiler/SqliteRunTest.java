package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.sql.DatabaseConfig;
import dev.corten.sql.Db;
import dev.corten.sql.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with queries of SQLite: compiled, loaded, and run on a file; what it says is compared. */
class SqliteRunTest {
    private static final Path PROGRAM = Path.of("src/test/run/sqlite").toAbsolutePath();

    @TempDir
    Path work;

    @Test
    void generatedQueriesBindAndReadEveryType() throws Exception {
        String[] options = {"-Xlint:all", "-Werror", "-Xlint:-processing", Compilation.options(PROGRAM)[0]};
        Compilation compilation = Compilation.of(PROGRAM, work, options);
        assertThat(compilation.output()).isEmpty();
        try (Db db = Db.open(DatabaseConfig.of("sqlite:" + work.resolve("things.db")));
                var loader = Compilation.classes(work)) {
            assertThat(Migrations.run(db.dataSource(), PROGRAM.resolve("db/migration")))
                    .isEqualTo(1);
            Object said = loader.loadClass("things.Program")
                    .getMethod("run", Db.class)
                    .invoke(null, db);
            Path expected = PROGRAM.resolve("expected.txt");
            if (Boolean.getBoolean("corten.bless")) {
                Files.writeString(expected, said.toString());
            }
            assertThat(said).isEqualTo(Files.readString(expected));
        }
    }
}
