package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path directory;

    private Db db;

    @BeforeEach
    void open() {
        db = Db.open(database.config());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(directory.resolve(name), sql);
    }

    private int run() {
        return Migrations.run(db.dataSource(), directory);
    }

    @Test
    void theFilesOfTheClassPathRunOnce() {
        assertThat(Migrations.run(db)).isEqualTo(2);
        assertThat(Migrations.run(db)).isZero();
        try (Call call = db.call(new Statement("T.notes", "SELECT body FROM notes"))) {
            assertThat(call.list(row -> row.text(1))).containsExactly("${not} a placeholder");
        }
    }

    @Test
    void onePooledConnectionIsEnough() {
        var config = database.config();
        var one = new DatabaseConfig(
                config.url(),
                1,
                0,
                config.acquireTimeout(),
                config.maxLifetime(),
                config.idleTimeout(),
                config.statementTimeout());
        try (Db narrow = Db.open(one)) {
            assertThat(Migrations.run(narrow)).isEqualTo(2);
        }
    }

    @Test
    void aNewFileRunsLater() throws Exception {
        write("V1__a.sql", "CREATE TABLE a ()");
        assertThat(run()).isEqualTo(1);
        write("V2__b.sql", "CREATE TABLE b (); CREATE TABLE c ();");
        write("V10__d.sql", "DROP TABLE c");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void noFilesAreNoMigrations() {
        assertThat(run()).isZero();
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndLeavesNothing() throws Exception {
        write("V1__a.sql", "CREATE TABLE a ();");
        write("V2__b.sql", "CREATE TABLE b ();\n\nCREATE TABEL c ();\n");
        assertThatThrownBy(this::run)
                .isInstanceOf(DbException.class)
                .hasMessage("migration V2__b.sql failed at line 3: syntax error at or near \"TABEL\" (SQLSTATE 42601)");
        write("V2__b.sql", "CREATE TABLE b ();");
        assertThat(run()).isEqualTo(1);
    }

    @Test
    void aFileThatChangedAfterItRanIsRefused() throws Exception {
        write("V1__a.sql", "CREATE TABLE a ();");
        run();
        write("V1__a.sql", "CREATE TABLE aa ();");
        assertThatThrownBy(this::run)
                .isInstanceOf(DbException.class)
                .hasMessage("migrations: Migration checksum mismatch for migration version 1; a file that has run stays"
                        + " as it is: restore it, and add another");
    }

    @Test
    void aWrongNameIsRefused() throws Exception {
        write("V1_a.sql", "CREATE TABLE a ();");
        assertThatThrownBy(this::run)
                .isInstanceOf(DbException.class)
                .hasMessage(
                        "migrations: Invalid SQL filenames found:; Invalid versioned migration name format: V1_a.sql (could"
                                + " not recognise version number 1_a)");
    }

    @Test
    void anIndexIsMadeConcurrentlyInAFileOfItsOwn() throws Exception {
        write("V1__a.sql", "CREATE TABLE a (v integer);");
        write("V2__index.sql", "CREATE INDEX CONCURRENTLY a_v ON a (v);");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void nodesThatStartTogetherRunEachFileOnce() throws Exception {
        write("V1__a.sql", "CREATE TABLE a ();");
        write("V2__b.sql", "SELECT pg_sleep(0.1); CREATE TABLE b ();");
        var counts = new ConcurrentLinkedQueue<Integer>();
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            nodes.add(Thread.ofVirtual().start(() -> {
                try (Db node = Db.open(database.config())) {
                    counts.add(Migrations.run(node.dataSource(), directory));
                }
            }));
        }
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(counts).hasSize(3);
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
    }
}
