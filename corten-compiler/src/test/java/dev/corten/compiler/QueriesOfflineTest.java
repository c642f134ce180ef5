package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are kept with the sources make a build need no database; what does not hold any more is not used. */
class QueriesOfflineTest {
    private static final String ANSWERS = "src/main/corten/sql";

    @TempDir
    Path folder;

    @BeforeEach
    void aModuleWithTwoQueries() throws IOException {
        write("db/migration/V1__tasks.sql", """
                CREATE TYPE mood AS ENUM ('sad', 'glad');
                CREATE TABLE users (id uuid PRIMARY KEY, name text NOT NULL, mood mood NOT NULL);
                CREATE TABLE tasks (id uuid PRIMARY KEY, title text NOT NULL);
                """);
        queries("""
                @Sql(\"""
                        SELECT title
                        FROM tasks
                        WHERE id = :id
                        \""")
                Optional<String> title(UUID id);

                @Sql("UPDATE users SET mood = 'glad' WHERE id = :id")
                int cheer(UUID id);
                """);
    }

    @Test
    void preparedAnswersMakeABuildNeedNoDatabase() throws IOException {
        Compilation prepared = prepare();
        assertThat(prepared.output()).isEmpty();
        assertThat(offline()).isEqualTo(prepared);
        assertThat(usual(QueriesOfflineTest::absent)).isEqualTo(prepared);
    }

    @Test
    void aFileSaysWhatAStatementTakesAndGivesAndWhatItDependsOn() throws IOException {
        prepare();
        Map<String, String> files = answers();
        assertThat(files.keySet())
                .containsExactly("schema.txt", "tasks.TaskQueries/cheer.txt", "tasks.TaskQueries/title.txt");
        assertThat(files.get("schema.txt").replaceAll("[0-9a-f]{16}", "…")).isEqualTo("""
                        corten\t1
                        migrations\t…
                        part\trest\t…
                        part\ttable tasks\t…
                        part\ttable users\t…
                        part\ttype mood\t…
                        end
                        """);
        assertThat(files.get("tasks.TaskQueries/title.txt").replaceAll("[0-9a-f]{16}", "…"))
                .isEqualTo("""
                        sql\tSELECT title
                        \tFROM tasks
                        \tWHERE id = $1
                        \t
                        given\tuuid
                        parameter\t2950\tBASE\tuuid\t0
                        column\ttitle\tnot null\t25\tBASE\ttext\t0
                        nulls\tNEVER_MATCHES
                        rows\toptional
                        uses\trest\t…
                        uses\ttable tasks\t…
                        end
                        """);
        assertThat(files.get("tasks.TaskQueries/cheer.txt")).contains("uses\ttable users\t", "uses\ttype mood\t");
    }

    @Test
    void aTableThatIsReadWholeIsSaidWithoutADatabase() throws IOException {
        queries("""
                @Sql("SELECT id FROM tasks WHERE title = :title")
                java.util.List<UUID> titled(String title);
                """);
        Compilation prepared = prepare();
        assertThat(prepared.output()).contains("[corten/sql-scan] tasks is read whole to compare title");
        assertThat(answers().get("tasks.TaskQueries/titled.txt")).contains("\nscan\ttasks\ttitle\n");
        assertThat(offline()).isEqualTo(prepared);
    }

    @Test
    void preparingTwiceChangesNothing() throws IOException {
        prepare();
        Map<String, String> first = answers();
        prepare();
        assertThat(answers()).isEqualTo(first);
    }

    @Test
    void aMigrationOfOneTableChangesTheFilesOfItsQueriesOnly() throws IOException {
        prepare();
        Map<String, String> before = answers();
        write("db/migration/V2__due.sql", "ALTER TABLE tasks ADD due date");
        prepare();
        Map<String, String> after = answers();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream().filter(file -> !after.get(file).equals(before.get(file))))
                .containsExactly("schema.txt", "tasks.TaskQueries/title.txt");
    }

    @Test
    void aNewLabelOfAnEnumChangesTheFilesOfItsQueriesOnly() throws IOException {
        prepare();
        Map<String, String> before = answers();
        write("db/migration/V2__mood.sql", "ALTER TYPE mood ADD VALUE 'so so'");
        prepare();
        Map<String, String> after = answers();
        assertThat(after.keySet().stream().filter(file -> !after.get(file).equals(before.get(file))))
                .containsExactly("schema.txt", "tasks.TaskQueries/cheer.txt");
    }

    @Test
    void aQueryOfOneBranchAndAMigrationOfAnotherAreNotTakenForEachOther() throws IOException {
        prepare();
        String ofTheOldTable = answers().get("tasks.TaskQueries/title.txt");
        write("db/migration/V2__title.sql", "ALTER TABLE tasks ALTER title DROP NOT NULL");
        prepare();
        write(ANSWERS + "/tasks.TaskQueries/title.txt", ofTheOldTable);
        assertThat(offline().output())
                .contains(
                        "error: [corten/sql-offline] the answer in " + ANSWERS
                                + "/tasks.TaskQueries/title.txt is stale: table tasks changed",
                        "1 error\n");
    }

    @Test
    void whatIsStaleIsAskedAgainWithAWarning() throws IOException {
        prepare();
        Map<String, String> before = answers();
        queries("""
                @Sql("SELECT title FROM tasks WHERE id = :id LIMIT 1")
                Optional<String> title(UUID id);

                @Sql("SELECT count(*) FROM users")
                long users();
                """);
        Compilation usual = usual(TestDatabases::open);
        assertThat(usual.success()).isTrue();
        assertThat(usual.output()).isEqualTo("""
                        tasks/TaskQueries.java:11: warning: [corten/sql-stale] the answer in src/main/corten/sql/tasks.TaskQueries/title.txt is stale: the statement changed (the first of 2)
                        Optional<String> title(UUID id);
                                         ^
                              Optional<String> title(UUID id);
                                               ^^^^^
                          help: PostgreSQL was asked again; ./corten sql prepare, or javac with -Acorten.prepare=true, writes what it said
                        1 warning
                        """);
        assertThat(answers()).as("only preparing writes").isEqualTo(before);
        assertThat(offline().output())
                .contains(
                        "title.txt is stale: the statement changed",
                        "there is no answer in " + ANSWERS + "/tasks.TaskQueries/users.txt",
                        "2 errors");
    }

    @Test
    void changedMigrationsAreOneErrorForAll() throws IOException {
        prepare();
        write("db/migration/V2__empty.sql", "SELECT 1");
        assertThat(offline().output())
                .contains(
                        "[corten/sql-offline] the answers in " + ANSWERS + " are stale: the migrations changed",
                        "1 error\n");
        assertThat(usual(TestDatabases::open).output())
                .contains(
                        "warning: [corten/sql-stale] the answers in " + ANSWERS
                                + " are stale: the migrations changed (the first of 2)",
                        "1 warning\n");
    }

    @Test
    void lineEndsOfAnotherSystemAreNoChange() throws IOException {
        Compilation prepared = prepare();
        for (Map.Entry<String, String> file : answers().entrySet()) {
            write(ANSWERS + "/" + file.getKey(), file.getValue().replace("\n", "\r\n"));
        }
        Path migration = folder.resolve("module/db/migration/V1__tasks.sql");
        Files.writeString(migration, Files.readString(migration).replace("\n", "\r\n"));
        assertThat(offline()).isEqualTo(prepared);
    }

    @Test
    void aFileWithAMergeConflictIsNoAnswer() throws IOException {
        prepare();
        String text = answers().get("tasks.TaskQueries/title.txt");
        write(ANSWERS + "/tasks.TaskQueries/title.txt", "<<<<<<< ours\n" + text);
        assertThat(offline().output()).contains("there is no answer in " + ANSWERS + "/tasks.TaskQueries/title.txt");
        write(ANSWERS + "/schema.txt", "<<<<<<< ours\n" + answers().get("schema.txt"));
        assertThat(offline().output())
                .contains(ANSWERS + "/schema.txt cannot be read: it is damaged, or of another version of Corten");
    }

    @Test
    void preparingRemovesWhatNoQueryUses() throws IOException {
        write("tasks/Other.java", type("Other", "@Sql(\"DELETE FROM tasks\") int clear();"));
        prepare();
        assertThat(answers()).containsKey("tasks.Other/clear.txt");
        Files.delete(folder.resolve("module/tasks/Other.java"));
        queries("@Sql(\"DELETE FROM tasks\") int clear();");
        prepare();
        assertThat(answers().keySet()).containsExactly("schema.txt", "tasks.TaskQueries/clear.txt");
        assertThat(folder.resolve("module").resolve(ANSWERS).resolve("tasks.Other"))
                .doesNotExist();
    }

    @Test
    void aRefusedStatementLeavesWhatWasKeptOfIt() throws IOException {
        prepare();
        Map<String, String> before = answers();
        queries("""
                @Sql("SELECT titel FROM tasks WHERE id = :id")
                Optional<String> title(UUID id);

                @Sql("UPDATE users SET mood = 'glad' WHERE id = :id")
                int cheer(UUID id);
                """);
        assertThat(prepare().output()).contains("[corten/sql-unknown-column]");
        assertThat(answers()).isEqualTo(before);
    }

    private Compilation prepare() {
        return compile(TestDatabases::open, "-Acorten.prepare=true");
    }

    private Compilation offline() {
        return compile(QueriesOfflineTest::absent, "-Acorten.offline=true");
    }

    private Compilation usual(Database.Source databases) {
        return compile(databases);
    }

    private Compilation compile(Database.Source databases, String... options) {
        try {
            Path build = Files.createTempDirectory(folder, "build");
            return Compilation.of(folder.resolve("module"), build, databases, options);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Database absent(MigrationFolder migrations) throws UnavailableException {
        throw UnavailableException.database(new IOException("there is none"));
    }

    private void queries(String methods) throws IOException {
        write("tasks/TaskQueries.java", type("TaskQueries", methods));
    }

    private static String type(String name, String methods) {
        return """
                package tasks;

                import dev.corten.sql.Queries;
                import dev.corten.sql.Sql;
                import java.util.Optional;
                import java.util.UUID;

                @Queries
                public interface %s {
                %s}
                """.formatted(name, methods);
    }

    private Map<String, String> answers() throws IOException {
        var files = new TreeMap<String, String>();
        Path answers = folder.resolve("module").resolve(ANSWERS);
        try (Stream<Path> walk = Files.walk(answers)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(answers.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("module").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
