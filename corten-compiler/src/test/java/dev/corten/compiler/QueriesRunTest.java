package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.sql.Db;
import dev.corten.sql.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A program with queries of all types: compiled, loaded, and run on a real PostgreSQL; what it says is compared. */
class QueriesRunTest {
    private static final Path PROGRAM = Path.of("src/test/run/queries").toAbsolutePath();

    @TempDir
    Path work;

    @Test
    void generatedQueriesBindAndReadEveryType() throws Exception {
        Compilation compilation =
                Compilation.of(PROGRAM, work, "-Acorten.lint=false", "-Xlint:all", "-Werror", "-Xlint:-processing");
        assertThat(compilation.output()).isEmpty();
        var source = new PGSimpleDataSource();
        TestDatabases.postgres().createDatabase("queries_run");
        source.setUrl(TestDatabases.postgres().jdbcUrl("queries_run"));
        Migrations.run(source, PROGRAM.resolve("db/migration"));
        try (Db db = Db.of(source);
                var loader = Compilation.classes(work)) {
            Object said =
                    loader.loadClass("types.Program").getMethod("run", Db.class).invoke(null, db);
            assertThat(said).isEqualTo(Files.readString(PROGRAM.resolve("expected.txt")));
        }
    }
}
