package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.SchemaNames;
import dev.corten.compiler.database.UnavailableException;
import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL said is kept in the build folder; only what changed is asked again. */
class QueriesCacheTest {
    @TempDir
    Path folder;

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger stopped = new AtomicInteger();

    @BeforeEach
    void aModuleWithOneQuery() throws IOException {
        write("module/db/migration/V1__tasks.sql", "CREATE TABLE tasks (id uuid PRIMARY KEY, title text NOT NULL)");
        queries("DELETE FROM tasks WHERE id = :id");
    }

    @Test
    void aSecondBuildStartsNoDatabase() throws IOException {
        Compilation first = compile(this::counted);
        assertThat(first.output()).isEmpty();
        assertThat(started).hasValue(1);
        assertThat(stopped).hasValue(1);
        Compilation second = compile(QueriesCacheTest::absent);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void theKeptAnswersAreTheSameFromBuildToBuild() throws IOException {
        compile(this::counted);
        Map<String, String> first = cache();
        assertThat(first).hasSize(1);
        assertThat(first.values().iterator().next()).isEqualTo("""
                        sql\tDELETE FROM tasks WHERE id = $1
                        given\tuuid
                        parameter\t2950\tBASE\tuuid\t0
                        nulls\tNEVER_MATCHES
                        uses\trest
                        uses\ttable tasks
                        end
                        """);
        clear();
        compile(this::counted);
        assertThat(cache()).isEqualTo(first);
    }

    @Test
    void aChangedStatementIsAskedAgain() throws IOException {
        compile(this::counted);
        queries("DELETE FROM tasks WHERE id = :id AND title <> ''");
        compile(this::counted);
        assertThat(started).hasValue(2);
    }

    @Test
    void aChangedMigrationIsAskedAgain() throws IOException {
        compile(this::counted);
        write("module/db/migration/V2__drop.sql", "ALTER TABLE tasks RENAME COLUMN id TO key");
        assertThat(compile(this::counted).output())
                .contains("[corten/sql-unknown-column] column \"id\" does not exist");
        assertThat(started).hasValue(2);
    }

    @Test
    void aRefusalIsKeptWithItsHelp() throws IOException {
        queries("DELETE FROM tasks WHERE idd = :id");
        Compilation first = compile(this::counted);
        assertThat(first.output()).contains("help: tasks has a column \"id\"");
        assertThat(compile(QueriesCacheTest::absent)).isEqualTo(first);
    }

    @Test
    void aTableThatIsReadWholeIsKeptAndSaidUnlessWarningsAreOff() throws IOException {
        queries("DELETE FROM tasks WHERE title = :id::uuid::text");
        assertThat(compile(this::counted, "-Acorten.lint=false").output()).isEmpty();
        Compilation warm = compile(QueriesCacheTest::absent);
        assertThat(warm.success()).isTrue();
        assertThat(warm.output()).isEqualTo("""
                tasks/TaskQueries.java:9: warning: [corten/sql-scan] tasks is read whole to compare title: no index begins with it
                    @Sql("DELETE FROM tasks WHERE title = :id::uuid::text")
                                                  ^
                      @Sql("DELETE FROM tasks WHERE title = :id::uuid::text")
                                                    ^^^^^
                  help: CREATE INDEX CONCURRENTLY ON tasks (title) in a migration of its own, or @SuppressWarnings("corten:sql-scan") where the table stays small
                1 warning
                """);
        clear();
        assertThat(compile(this::counted)).isEqualTo(warm);
    }

    @Test
    void aDamagedFileIsWrittenAgain() throws IOException {
        compile(this::counted);
        Map<String, String> whole = cache();
        for (String file : whole.keySet()) {
            write("cache/" + file, "sql\tDELETE");
        }
        assertThat(compile(this::counted).output()).isEmpty();
        assertThat(cache()).isEqualTo(whole);
    }

    @Test
    void aDatabaseThatDoesNotStartIsOneErrorWithTheNextStep() throws IOException {
        write("module/tasks/Other.java", queries("Other", "DELETE FROM tasks WHERE title = :id"));
        Compilation compilation = compile(QueriesCacheTest::absent);
        assertThat(compilation.success()).isFalse();
        assertThat(compilation.output()).isEqualTo("""
                        tasks/Other.java:8: error: [corten/sql-database] the embedded PostgreSQL that checks queries does not answer: no space left on device
                        public interface Other {
                                         ^
                              public interface Other {
                                               ^^^^^
                          help: it runs from the user's cache directory on 127.0.0.1: see docs/errors/sql-database.md
                        1 error
                        """);
    }

    @Test
    void whatIsWrongWithoutADatabaseIsSaidWithoutOne() throws IOException {
        queries("DELETE FROM tasks WHERE id = :key; DELETE FROM tasks WHERE id = :id");
        assertThat(compile(QueriesCacheTest::absent).output())
                .contains("[corten/sql-several-statements]", "[corten/sql-unknown-parameter]", "2 errors");
    }

    @Test
    void aMistakeOfTheCompilerIsAnErrorThatAsksForAReport() {
        Compilation compilation = compile(migrations -> {
            throw new IllegalStateException("a mistake");
        });
        assertThat(compilation.success()).isFalse();
        assertThat(compilation.output())
                .contains(
                        "error: [corten/internal-error] QueriesFeature failed: java.lang.IllegalStateException: a mistake",
                        "please report it with these lines",
                        "at dev.corten.compiler.QueriesCacheTest");
    }

    private Database counted(MigrationFolder migrations) throws UnavailableException {
        started.incrementAndGet();
        Database database = TestDatabases.open(migrations);
        return new Database() {
            @Override
            public Description describe(String sql, List<Describer.Parameter> parameters) throws SQLException {
                return database.describe(sql, parameters);
            }

            @Override
            public List<Scan> scans(String sql) throws SQLException {
                return database.scans(sql);
            }

            @Override
            public SchemaNames names() throws SQLException {
                return database.names();
            }

            @Override
            public void close() {
                stopped.incrementAndGet();
                database.close();
            }
        };
    }

    private static Database absent(MigrationFolder migrations) throws UnavailableException {
        throw UnavailableException.database(new IOException("no space left on device"));
    }

    private Compilation compile(Database.Source databases, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Acorten.cache=" + folder.resolve("cache"));
        return Compilation.of(folder.resolve("module"), folder.resolve("build"), databases, all.toArray(String[]::new));
    }

    private void queries(String sql) throws IOException {
        write("module/tasks/TaskQueries.java", queries("TaskQueries", sql));
    }

    private static String queries(String name, String sql) {
        return """
                package tasks;

                import dev.corten.sql.Queries;
                import dev.corten.sql.Sql;
                import java.util.UUID;

                @Queries
                public interface %s {
                    @Sql("%s")
                    int delete(%s id);
                }
                """.formatted(name, sql, name.equals("Other") ? "String" : "UUID");
    }

    private Map<String, String> cache() throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> list = Files.list(folder.resolve("cache"))) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private void clear() throws IOException {
        for (String file : cache().keySet()) {
            Files.delete(folder.resolve("cache").resolve(file));
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
