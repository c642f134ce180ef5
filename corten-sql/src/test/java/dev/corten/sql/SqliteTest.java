package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What differs where the database is a SQLite. */
class SqliteTest {
    @TempDir
    Path directory;

    private Db open(String parameters) {
        return Db.open(TestDatabase.config("sqlite:" + directory.resolve("test.db") + parameters));
    }

    private static long update(Db db, String sql) {
        try (Call call = db.call(new Statement("T.update", sql))) {
            return call.update();
        }
    }

    private static String text(Db db, String sql) {
        try (Call call = db.call(new Statement("T.text", sql))) {
            return call.one(row -> row.text(1));
        }
    }

    private static long number(Db db, String sql) {
        try (Call call = db.call(new Statement("T.number", sql))) {
            return call.one(row -> row.int8(1));
        }
    }

    @Test
    void connectionsAreOpenedWithSafeSettings() {
        try (Db db = open("")) {
            assertThat(text(db, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(number(db, "PRAGMA foreign_keys")).isEqualTo(1);
            assertThat(number(db, "PRAGMA busy_timeout")).isEqualTo(400);
        }
    }

    @Test
    void theAddressMaySayOtherwise() {
        try (Db db = open("?journal_mode=DELETE&foreign_keys=OFF")) {
            assertThat(text(db, "PRAGMA journal_mode")).isEqualTo("delete");
            assertThat(number(db, "PRAGMA foreign_keys")).isZero();
        }
    }

    @Test
    void aParameterThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> open("?jurnal_mode=DELETE"))
                .isInstanceOf(DbException.class)
                .hasMessage("DATABASE_URL has a parameter after the question mark that SQLite's driver does not know");
    }

    @Test
    void aDatabaseInMemoryIsTheSameForAllThreads() throws Exception {
        try (Db db = Db.open(TestDatabase.config("sqlite::memory:"));
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            update(db, "CREATE TABLE t (n INTEGER)");
            Future<Long> other = executor.submit(() -> update(db, "INSERT INTO t VALUES (1), (2)"));
            assertThat(other.get()).isEqualTo(2);
            assertThat(number(db, "SELECT count(*) FROM t")).isEqualTo(2);
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsNamed() {
        assertThatThrownBy(() -> Db.open(TestDatabase.config("sqlite:" + directory.resolve("no/where.db"))))
                .isInstanceOf(DbException.class)
                .hasMessage(
                        "no connection to " + directory.resolve("no/where.db")
                                + ": the file cannot be opened (SQLSTATE 58030); is its directory there, and may it be written?");
    }

    @Test
    void aFileOfSomethingElseIsLeftAlone() throws IOException {
        Files.writeString(directory.resolve("test.db"), "this is a letter, and no database of SQLite".repeat(100));
        assertThatThrownBy(() -> open(""))
                .isInstanceOf(DbException.class)
                .hasMessageContaining("the file is no database of SQLite (SQLSTATE 58030)");
    }

    @Test
    void migrationsRunOnce() throws IOException {
        Path migrations = Files.createDirectory(directory.resolve("migration"));
        Files.writeString(migrations.resolve("V1__t.sql"), "CREATE TABLE t (n INTEGER);\nINSERT INTO t VALUES (1);\n");
        try (Db db = open("")) {
            assertThat(Migrations.run(db.dataSource(), migrations)).isEqualTo(1);
            assertThat(Migrations.run(db.dataSource(), migrations)).isZero();
            Files.writeString(
                    migrations.resolve("V2__u.sql"), "INSERT INTO t VALUES (2);\n\nCREATE TABEL u (n INTEGER);\n");
            assertThatThrownBy(() -> Migrations.run(db.dataSource(), migrations))
                    .isInstanceOf(DbException.class)
                    .hasMessage("migration V2__u.sql failed at line 3: near \"TABEL\": syntax error");
            assertThat(number(db, "SELECT count(*) FROM t")).isEqualTo(1);
        }
    }

    @Test
    void writersWaitForEachOtherBeforeTheyRead() throws Exception {
        try (Db db = Db.open(DatabaseConfig.of("sqlite:" + directory.resolve("test.db")));
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            update(db, "CREATE TABLE t (n INTEGER)");
            update(db, "INSERT INTO t VALUES (0)");
            var began = new CountDownLatch(1);
            Future<?> other = executor.submit(() -> db.transaction(() -> {
                began.countDown();
                return increment(db);
            }));
            began.await();
            for (int i = 0; i < 20; i++) {
                db.transaction(() -> increment(db));
            }
            other.get();
            assertThat(number(db, "SELECT n FROM t")).isEqualTo(21);
        }
    }

    private static long increment(Db db) {
        long n = number(db, "SELECT n FROM t");
        return update(db, "UPDATE t SET n = " + (n + 1));
    }

    @Test
    void aWriterThatDoesNotEndIsAnErrorInTime() throws Exception {
        try (Db db = open("");
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            update(db, "CREATE TABLE t (n INTEGER)");
            var wrote = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            Future<?> other = executor.submit(() -> db.transaction(() -> {
                update(db, "INSERT INTO t VALUES (1)");
                wrote.countDown();
                end.await();
                return null;
            }));
            wrote.await();
            assertThat(number(db, "SELECT count(*) FROM t")).isZero();
            assertThatThrownBy(() -> update(db, "INSERT INTO t VALUES (2)"))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.update: another connection is writing, and did not end in time (SQLSTATE 55P03)");
            end.countDown();
            other.get();
            assertThat(number(db, "SELECT n FROM t")).isEqualTo(1);
        }
    }

    @Test
    void aSavepointIsUndoneAlone() {
        try (Db db = open("")) {
            update(db, "CREATE TABLE t (n INTEGER)");
            db.transaction(TransactionOptions.SERIALIZABLE, () -> {
                update(db, "INSERT INTO t VALUES (1)");
                assertThatThrownBy(() -> db.savepoint(() -> {
                            update(db, "INSERT INTO t VALUES (2)");
                            throw new IllegalStateException("undone");
                        }))
                        .hasMessage("undone");
                return update(db, "INSERT INTO t VALUES (4)");
            });
            assertThat(number(db, "SELECT sum(n) FROM t")).isEqualTo(5);
        }
    }

    @Test
    void aTransactionThatOnlyReadsIsRefused() {
        try (Db db = open("")) {
            assertThatThrownBy(() -> db.transaction(TransactionOptions.DEFAULT.readOnly(), () -> 1))
                    .isInstanceOf(DbException.class)
                    .hasMessage("transaction: SQLite has none that only read; leave readOnly() out, or read without a"
                            + " transaction");
            assertThat(db.transaction(() -> number(db, "SELECT 1"))).isEqualTo(1);
        }
    }

    @Test
    void failuresHaveTheCodesOfTheStandardAndNoValues() {
        try (Db db = open("")) {
            update(db, "CREATE TABLE t (n INTEGER NOT NULL CHECK (n <> 7), u TEXT UNIQUE) STRICT");
            update(db, "INSERT INTO t VALUES (1, 'secret')");
            assertFails(
                    db, "INSERT INTO t VALUES (2, 'secret')", "a unique constraint was violated: t.u (SQLSTATE 23505)");
            assertFails(db, "INSERT INTO t VALUES (NULL, 'x')", "a NOT NULL column got NULL: t.n (SQLSTATE 23502)");
            assertFails(db, "INSERT INTO t VALUES (7, 'x')", "a check was violated: n <> 7 (SQLSTATE 23514)");
            assertFails(
                    db,
                    "INSERT INTO t VALUES ('secret', 'x')",
                    "a value is not of the type of its column (SQLSTATE 22000)");
            assertFails(db, "INSERT INTO u VALUES (1)", "no such table: u (SQLSTATE 42000)");
        }
    }

    private static void assertFails(Db db, String sql, String message) {
        assertThatThrownBy(() -> update(db, sql))
                .isInstanceOf(DbException.class)
                .hasMessage("T.update: " + message);
    }

    @Test
    void aPoolOfSomebodyElseIsSaidToBeOfSqlite() {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("other.db"));
        try (Db db = Db.of(source, Dialect.SQLITE);
                Call call = db.call(new Statement("T.list", "SELECT count(*) FROM json_each(?)"))) {
            call.array(1, List.of("a", "b"));
            assertThat(call.<Long>one(row -> row.int8(1))).isEqualTo(2);
        }
    }

    @Test
    void aYearThatSqliteDoesNotKnowIsRefused() {
        try (Db db = open("");
                Call call = db.call(new Statement("T.date", "SELECT ?"))) {
            assertThatThrownBy(() -> call.date(1, LocalDate.of(10_000, 1, 1)))
                    .isInstanceOf(DateTimeException.class)
                    .hasMessageContaining("Year");
        }
    }
}
