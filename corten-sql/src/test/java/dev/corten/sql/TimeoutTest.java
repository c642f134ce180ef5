package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.sql.Db.Work;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What ends a statement that takes too long: the server's limit, and an interrupt, as {@code Layers.timeout} sends one. */
@Timeout(60)
class TimeoutTest {
    private static final Statement SLEEP = new Statement("T.sleep", "SELECT 1 FROM pg_sleep(3600)");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    /** One connection, so that every query shows whether it is still the same. */
    private Db db;

    private Db watcher;

    @BeforeEach
    void open() {
        database.execute("CREATE TABLE t (v integer)");
        database.execute("INSERT INTO t VALUES (1)");
        db = Db.open(narrow(Duration.ofMinutes(50)));
        watcher = Db.open(database.config());
    }

    @AfterEach
    void close() {
        db.close();
        watcher.close();
    }

    private DatabaseConfig narrow(Duration statementTimeout) {
        var config = database.config();
        return new DatabaseConfig(
                config.url(),
                1,
                0,
                config.acquireTimeout(),
                config.maxLifetime(),
                config.idleTimeout(),
                statementTimeout);
    }

    private static int one(Db on, Statement statement) {
        try (Call call = on.call(statement)) {
            return call.one(row -> row.int4(1));
        }
    }

    private static int connection(Db on) {
        return one(on, new Statement("T.pid", "SELECT pg_backend_pid()"));
    }

    private void awaitSleepers(int count) {
        var sleepers = new Statement(
                "T.sleepers",
                "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND query = 'SELECT 1 FROM pg_sleep(3600)' AND state = 'active'");
        while (one(watcher, sleepers) != count) {
            Thread.onSpinWait();
        }
    }

    private void interruptASleepIn(Work<Integer, RuntimeException> work) throws Exception {
        interruptASleepOn(Thread.ofVirtual(), work);
    }

    private void interruptASleepOn(Thread.Builder threads, Work<Integer, RuntimeException> work) throws Exception {
        var task = new FutureTask<Void>(() -> {
            assertThatThrownBy(work::run)
                    .isInstanceOf(DbException.class)
                    .hasMessage(
                            "T.sleep: the thread was interrupted while it waited for the database (SQLSTATE 08006)");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return null;
        });
        Thread thread = threads.start(task);
        awaitSleepers(1);
        thread.interrupt();
        task.get();
    }

    @Test
    void anInterruptedQueryIsCancelledOnTheServer() throws Exception {
        interruptASleepIn(() -> one(db, SLEEP));
        awaitSleepers(0);
        assertThat(one(db, new Statement("T.one", "SELECT 1"))).isEqualTo(1);
    }

    @Test
    void aPlatformThreadIsInterruptedLikeAVirtualOne() throws Exception {
        interruptASleepOn(Thread.ofPlatform(), () -> one(db, SLEEP));
        awaitSleepers(0);
        interruptASleepOn(Thread.ofPlatform(), () -> db.transaction(() -> one(db, SLEEP)));
        awaitSleepers(0);
        assertThat(one(db, new Statement("T.one", "SELECT 1"))).isEqualTo(1);
    }

    @Test
    void anInterruptedTransactionLetsItsLocksGo() throws Exception {
        interruptASleepIn(() -> db.transaction(() -> {
            one(db, new Statement("T.change", "UPDATE t SET v = 2 RETURNING v"));
            return one(db, SLEEP);
        }));
        // Waits for the lock until the server has noticed.
        assertThat(one(db, new Statement("T.add", "UPDATE t SET v = v + 10 RETURNING v")))
                .isEqualTo(11);
    }

    private static void onAVirtualThread(Runnable work) throws Exception {
        var task = new FutureTask<Void>(work, null);
        Thread.ofVirtual().start(task);
        task.get();
    }

    @Test
    void aThreadThatIsInterruptedBeforeItsQueryDoesNotCostAConnection() throws Exception {
        int before = connection(db);
        onAVirtualThread(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> one(db, SLEEP))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.sleep: not sent, because the thread was interrupted");
        });
        assertThat(connection(db)).isEqualTo(before);
    }

    @Test
    void aTransactionThatIsInterruptedBetweenTwoQueriesIsRolledBackAndKeepsItsConnection() throws Exception {
        int before = connection(db);
        onAVirtualThread(() -> assertThatThrownBy(() -> db.transaction(() -> {
                    one(db, new Statement("T.change", "UPDATE t SET v = 2 RETURNING v"));
                    db.savepoint(() -> one(db, new Statement("T.change", "UPDATE t SET v = 3 RETURNING v")));
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(() -> db.savepoint(() -> one(db, SLEEP)))
                            .hasMessage("savepoint: not sent, because the thread was interrupted");
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .hasMessage("transaction: rolled back, because the thread was interrupted"));
        assertThat(connection(db)).isEqualTo(before);
        assertThat(one(db, new Statement("T.v", "SELECT v FROM t"))).isEqualTo(1);
    }

    @Test
    void theServerEndsAStatementThatTakesTooLong() {
        try (Db hasty = Db.open(narrow(Duration.ofMillis(1)))) {
            assertThatThrownBy(() -> one(hasty, SLEEP))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.sleep: canceling statement due to statement timeout (SQLSTATE 57014)");
        }
    }

    @Test
    void migrationsHaveNoLimit() {
        try (Db hasty = Db.open(narrow(Duration.ofMillis(1)))) {
            database.execute("DROP TABLE t");
            assertThat(Migrations.run(hasty)).isEqualTo(2);
        }
    }

    @Test
    void aTransactionMayTakeItsOwnLimits() {
        var limit = new Statement("T.limit", "SELECT set_config('statement_timeout', '1', true)");
        assertThatThrownBy(() -> db.transaction(() -> {
                    try (Call call = db.call(limit)) {
                        call.<String>one(row -> row.text(1));
                    }
                    return one(db, SLEEP);
                }))
                .hasMessage("T.sleep: canceling statement due to statement timeout (SQLSTATE 57014)");
        try (Call call = db.call(new Statement("T.left", "SELECT current_setting('statement_timeout')"))) {
            assertThat(call.<String>one(row -> row.text(1))).isEqualTo("50min");
        }
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatThrownBy(() -> narrow(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("statementTimeout must be at least PT0.001S, not PT0S");
    }
}
