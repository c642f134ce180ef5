package dev.corten.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlPrepareTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aModuleWithTwoQueries() throws IOException {
        write("src/main/resources/db/migration/V1__create_notes.sql", "CREATE TABLE notes (id uuid PRIMARY KEY);");
        write("target/corten/classpath", System.getProperty("java.class.path"));
        queries("@Sql(\"SELECT count(*) FROM notes\") long count(); @Sql(\"DELETE FROM notes\") int clear();");
    }

    @Test
    void whatIsWrittenIsSaidFileByFile() throws IOException {
        assertThat(prepare()).isEqualTo("""
                true
                wrote schema.txt
                wrote shop.NoteQueries/clear.txt
                wrote shop.NoteQueries/count.txt
                the 3 files in FOLDER/src/main/corten/sql are what PostgreSQL says
                """);
        assertThat(prepare()).isEqualTo("""
                true
                the 3 files in FOLDER/src/main/corten/sql are what PostgreSQL says, and were so already
                """);
        queries("@Sql(\"SELECT count(*) FROM notes\") long count();");
        assertThat(prepare()).isEqualTo("""
                true
                removed shop.NoteQueries/clear.txt
                the 2 files in FOLDER/src/main/corten/sql are what PostgreSQL says
                """);
    }

    @Test
    void aCheckNamesWhatIsMissingStaleAndUnusedAndWritesNothing() throws IOException {
        prepare();
        assertThat(check()).isEqualTo("""
                true
                the 3 files in FOLDER/src/main/corten/sql are what PostgreSQL says
                """);
        queries("@Sql(\"SELECT count(*) FROM notes WHERE true\") long count(); @Sql(\"SELECT 1\") int one();");
        String expected = """
                false
                unused shop.NoteQueries/clear.txt
                stale shop.NoteQueries/count.txt
                missing shop.NoteQueries/one.txt
                run ./corten sql prepare FOLDER, and commit FOLDER/src/main/corten/sql
                """;
        assertThat(check()).isEqualTo(expected);
        assertThat(check()).isEqualTo(expected);
    }

    @Test
    void aWrongQueryIsSaidAndNothingIsWritten() throws IOException {
        queries("@Sql(\"SELECT txt FROM notes\") java.util.List<String> texts();");
        assertThat(prepare()).startsWith("""
                false

                src/main/java/shop/NoteQueries.java:8: error: [corten/sql-unknown-column] column "txt" does not exist
                """);
        assertThat(folder.resolve("src/main/corten")).doesNotExist();
    }

    private String prepare() throws IOException {
        var out = new StringWriter();
        boolean right = SqlPrepare.prepare(new ModuleFolder(folder), new PrintWriter(out));
        return said(right, out);
    }

    private String check() throws IOException {
        var out = new StringWriter();
        boolean right = SqlPrepare.check(new ModuleFolder(folder), new PrintWriter(out));
        return said(right, out);
    }

    private String said(boolean right, StringWriter out) {
        return right + "\n" + out.toString().replace(folder.toString(), "FOLDER");
    }

    private void queries(String methods) throws IOException {
        write("src/main/java/shop/NoteQueries.java", """
                package shop;

                import dev.corten.sql.Queries;
                import dev.corten.sql.Sql;

                @Queries
                interface NoteQueries {
                    %s
                }
                """.formatted(methods));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
