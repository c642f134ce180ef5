package dev.corten.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.sql.Db;
import dev.corten.sql.Migrations;
import dev.corten.sql.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Flyway is asked unless every file ran and nothing else did. */
class AppliedMigrationsTest {
    private static final String FOLDER = "db/migration";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Path folder;
    private Db db;

    @BeforeEach
    void migrate() throws IOException {
        db = Db.open(database.config());
        folder = Files.createDirectories(root.resolve(FOLDER));
        // What a checksum could depend on and does not: the ends of lines, and a mark at the beginning.
        write("V1__a.sql", "\uFEFFCREATE TABLE a (\r\n  v text DEFAULT 'ü');");
        write("V2_1__b.sql", "\nCREATE TABLE b ();\n\n");
        Migrations.run(db.dataSource(), folder);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private boolean all(URL... classPath) throws IOException {
        try (var loader = new URLClassLoader(classPath, null)) {
            return AppliedMigrations.all(loader, FOLDER, db.dataSource());
        }
    }

    private boolean all() throws IOException {
        return all(root.toUri().toURL());
    }

    @Test
    void allHaveRun() throws Exception {
        assertThat(all()).isTrue();
    }

    @Test
    void allOfAJarHaveRun() throws Exception {
        Path jar = root.resolve("app.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : new String[] {"", "V1__a.sql", "V2_1__b.sql"}) {
                out.putNextEntry(new JarEntry(FOLDER + "/" + name));
                out.write(name.isEmpty() ? new byte[0] : Files.readAllBytes(folder.resolve(name)));
            }
        }
        assertThat(all(jar.toUri().toURL())).isTrue();
    }

    @Test
    void aNewFileHasNotRun() throws Exception {
        write("V3__c.sql", "CREATE TABLE c ();");
        assertThat(all()).isFalse();
    }

    @Test
    void aFileThatChangedIsForFlyway() throws Exception {
        write("V1__a.sql", "CREATE TABLE aa ();");
        assertThat(all()).isFalse();
    }

    @Test
    void aFileThatIsGoneIsForFlyway() throws Exception {
        Files.delete(folder.resolve("V2_1__b.sql"));
        assertThat(all()).isFalse();
    }

    @Test
    void aFileOfAnotherNameIsForFlyway() throws Exception {
        write("R__view.sql", "SELECT 1");
        assertThat(all()).isFalse();
    }

    @Test
    void aRowThatFailedIsForFlyway() throws Exception {
        try (var connection = db.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE flyway_schema_history SET success = false WHERE version = '1'");
        }
        assertThat(all()).isFalse();
    }

    @Test
    void aDatabaseWithoutHistoryIsForFlyway() throws Exception {
        try (var connection = db.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE flyway_schema_history");
        }
        assertThat(all()).isFalse();
    }
}
