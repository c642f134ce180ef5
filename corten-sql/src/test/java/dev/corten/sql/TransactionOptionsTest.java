package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransactionOptionsTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private Db db;
    /** Transactions of its own, on the same pool. */
    private Db other;

    @BeforeEach
    void open() {
        database.execute("CREATE TABLE doctors (id integer PRIMARY KEY, on_call boolean NOT NULL)");
        database.execute("INSERT INTO doctors VALUES (1, true), (2, true)");
        db = Db.open(database.config());
        other = Db.of(db.dataSource());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static int onCall(Db on) {
        try (Call call = on.call(new Statement("Doctors.onCall", "SELECT count(*)::int FROM doctors WHERE on_call"))) {
            return call.one(row -> row.int4(1));
        }
    }

    private static void leave(Db on, int doctor) {
        try (Call call = on.call(new Statement("Doctors.leave", "UPDATE doctors SET on_call = false WHERE id = ?"))) {
            call.int4(1, doctor);
            call.update();
        }
    }

    private static String setting(Db on, String name) {
        try (Call call = on.call(new Statement("Settings.get", "SELECT current_setting(?)"))) {
            call.text(1, name);
            return call.one(row -> row.text(1));
        }
    }

    /** Leaves only if somebody else stays: what write skew breaks. */
    private static String leaveIfPossible(Db on, int doctor) {
        if (onCall(on) < 2) {
            return doctor + " stays";
        }
        leave(on, doctor);
        return doctor + " leaves";
    }

    private static <T> T elsewhere(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task.get();
    }

    @Test
    void theIsolationIsThatOfTheOptions() {
        assertThat(db.transaction(() -> setting(db, "transaction_isolation"))).isEqualTo("read committed");
        assertThat(db.transaction(TransactionOptions.READ_COMMITTED, () -> setting(db, "transaction_isolation")))
                .isEqualTo("read committed");
        assertThat(db.transaction(TransactionOptions.REPEATABLE_READ, () -> setting(db, "transaction_isolation")))
                .isEqualTo("repeatable read");
        assertThat(db.transaction(TransactionOptions.SERIALIZABLE, () -> setting(db, "transaction_isolation")))
                .isEqualTo("serializable");
    }

    @Test
    void theDefaultIsThatOfTheDatabase() {
        database.execute(
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable',"
                        + " current_database()); END $$");
        try (Db strict = Db.open(database.config())) {
            assertThat(strict.transaction(() -> setting(strict, "transaction_isolation")))
                    .isEqualTo("serializable");
        }
    }

    @Test
    void repeatableReadsDoNotSeeWhatIsCommittedMeanwhile() {
        List<Integer> counts = db.transaction(TransactionOptions.REPEATABLE_READ, () -> {
            int before = onCall(db);
            leave(other, 1);
            return List.of(before, onCall(db));
        });
        assertThat(counts).containsExactly(2, 2);
        assertThat(onCall(db)).isEqualTo(1);
    }

    @Test
    void theConnectionGoesBackAsItCame() {
        for (var options : List.of(
                TransactionOptions.SERIALIZABLE.deferrable(),
                TransactionOptions.REPEATABLE_READ.readOnly(),
                TransactionOptions.READ_COMMITTED)) {
            db.transaction(options, () -> onCall(db));
            assertThatThrownBy(() -> db.transaction(options, () -> {
                        onCall(db);
                        throw new IOException("no");
                    }))
                    .hasMessage("no");
        }
        assertThat(setting(db, "transaction_isolation")).isEqualTo("read committed");
        assertThat(setting(db, "default_transaction_isolation")).isEqualTo("read committed");
        assertThat(setting(db, "transaction_read_only")).isEqualTo("off");
        assertThat(setting(db, "transaction_deferrable")).isEqualTo("off");
        leave(db, 1);
        assertThat(onCall(db)).isEqualTo(1);
    }

    @Test
    void aReadOnlyTransactionRefusesAWrite() {
        assertThatThrownBy(() -> db.transaction(TransactionOptions.DEFAULT.readOnly(), () -> {
                    leave(db, 1);
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .hasMessage("Doctors.leave: cannot execute UPDATE in a read-only transaction (SQLSTATE 25006)");
        assertThat(onCall(db)).isEqualTo(2);
    }

    @Test
    void aDeferrableTransactionIsSerializableAndReadsOnly() {
        var options = TransactionOptions.SERIALIZABLE.deferrable();
        assertThat(db.transaction(
                        options,
                        () -> List.of(
                                setting(db, "transaction_isolation"),
                                setting(db, "transaction_read_only"),
                                setting(db, "transaction_deferrable"))))
                .containsExactly("serializable", "on", "on");
        assertThatThrownBy(TransactionOptions.REPEATABLE_READ::deferrable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only a SERIALIZABLE transaction is deferrable, not REPEATABLE_READ");
    }

    @Test
    void aTransactionInsideMayAskForLessIsolationButNotForMore() {
        assertThat(db.transaction(
                        TransactionOptions.SERIALIZABLE,
                        () -> db.transaction(TransactionOptions.REPEATABLE_READ, () -> onCall(db))))
                .isEqualTo(2);
        assertThatThrownBy(() -> db.transaction(
                        () -> db.transaction(TransactionOptions.SERIALIZABLE.retries(3), () -> onCall(db))))
                .isInstanceOf(DbException.class)
                .hasMessage("transaction: is to be SERIALIZABLE, but joins one that is READ_COMMITTED; begin the"
                        + " outermost one with these options");
    }

    @Test
    void withoutRetriesASerializationFailureIsAnException() {
        var attempts = new AtomicInteger();
        assertThatThrownBy(() -> db.transaction(TransactionOptions.REPEATABLE_READ, () -> {
                    attempts.incrementAndGet();
                    onCall(db);
                    leave(other, 1);
                    leave(db, 1);
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .hasMessage("Doctors.leave: could not serialize access due to concurrent update (SQLSTATE 40001)");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void writeSkewIsRetriedAndThenSeesWhatTheOtherDid() throws Exception {
        var attempts = new AtomicInteger();
        String result = db.transaction(TransactionOptions.SERIALIZABLE.retries(3), () -> {
            boolean first = attempts.incrementAndGet() == 1;
            String mine = leaveIfPossible(db, 1);
            if (first) {
                assertThat(elsewhere(() ->
                                other.transaction(TransactionOptions.SERIALIZABLE, () -> leaveIfPossible(other, 2))))
                        .isEqualTo("2 leaves");
            }
            return mine;
        });
        assertThat(result).isEqualTo("1 stays");
        assertThat(attempts).hasValue(2);
        assertThat(onCall(db)).isEqualTo(1);
    }

    @Test
    void retriesAreBounded() {
        var attempts = new AtomicInteger();
        assertThatThrownBy(() -> db.transaction(TransactionOptions.REPEATABLE_READ.retries(2), () -> {
                    attempts.incrementAndGet();
                    onCall(db);
                    leave(other, 1);
                    leave(db, 1);
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .extracting(failure -> ((DbException) failure).sqlState())
                .isEqualTo("40001");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aConflictThatTheWorkHidesIsRetriedAllTheSame() {
        var attempts = new AtomicInteger();
        int left = db.transaction(TransactionOptions.REPEATABLE_READ.retries(1), () -> {
            onCall(db);
            if (attempts.incrementAndGet() == 1) {
                leave(other, 1);
            }
            try {
                leave(db, 1);
            } catch (DbException conflict) {
                throw new IllegalStateException("without a cause");
            }
            return onCall(db);
        });
        assertThat(left).isEqualTo(1);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aConflictInASavepointIsRetriedByTheTransactionAroundIt() {
        var attempts = new AtomicInteger();
        int left = db.transaction(TransactionOptions.REPEATABLE_READ.retries(1), () -> {
            onCall(db);
            if (attempts.incrementAndGet() == 1) {
                leave(other, 1);
            }
            return db.savepoint(() -> {
                leave(db, 1);
                return onCall(db);
            });
        });
        assertThat(left).isEqualTo(1);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void otherFailuresAreNotRetried() {
        var attempts = new AtomicInteger();
        assertThatThrownBy(() -> db.transaction(TransactionOptions.SERIALIZABLE.retries(5), () -> {
                    attempts.incrementAndGet();
                    throw new IOException("disk");
                }))
                .hasMessage("disk");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void anInterruptedThreadDoesNotTryAgain() throws Exception {
        var attempts = new AtomicInteger();
        elsewhere(() -> {
            assertThatThrownBy(() -> db.transaction(TransactionOptions.REPEATABLE_READ.retries(5), () -> {
                        attempts.incrementAndGet();
                        onCall(db);
                        leave(other, 1);
                        try {
                            leave(db, 1);
                        } finally {
                            Thread.currentThread().interrupt();
                        }
                        return null;
                    }))
                    .isInstanceOf(DbException.class)
                    .hasMessageContaining("40001");
            assertThat(Thread.interrupted()).isTrue();
            return null;
        });
        assertThat(attempts).hasValue(1);
        assertThat(onCall(db)).isEqualTo(1);
    }

    @Test
    void aDeadlockIsRetriedUntilBothAreThrough() throws Exception {
        var attempts = new AtomicInteger();
        var bothHoldOne = new CountDownLatch(2);
        Callable<Void> second = () -> crossing(other, 2, 1, attempts, bothHoldOne);
        var task = new FutureTask<>(second);
        Thread.ofVirtual().start(task);
        crossing(db, 1, 2, attempts, bothHoldOne);
        task.get();
        assertThat(onCall(db)).isZero();
        assertThat(attempts).hasValueGreaterThan(2);
    }

    private static Void crossing(Db on, int first, int second, AtomicInteger attempts, CountDownLatch bothHoldOne)
            throws InterruptedException {
        return on.transaction(TransactionOptions.DEFAULT.retries(20), () -> {
            attempts.incrementAndGet();
            leave(on, first);
            bothHoldOne.countDown();
            bothHoldOne.await();
            leave(on, second);
            return null;
        });
    }

    @Test
    void retriesHaveLimits() {
        assertThatThrownBy(() -> TransactionOptions.DEFAULT.retries(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retries must be from 0 to 100, not -1");
        assertThatThrownBy(() -> TransactionOptions.DEFAULT.retries(101))
                .hasMessage("retries must be from 0 to 100, not 101");
    }

    @Test
    void aConnectionWithAutocommitOffIsRefusedBeforeAnythingIsLost() throws SQLException {
        try (Connection connection = db.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Db wrong = Db.of(new OneConnection(connection));
            assertThatThrownBy(() -> onCall(wrong))
                    .isInstanceOf(DbException.class)
                    .hasMessage(
                            "Doctors.onCall: the connection came with autocommit off; use Db.joining(dataSource) where"
                                    + " a framework begins transactions, otherwise switch autocommit on in the pool");
            assertThatThrownBy(() -> wrong.transaction(() -> onCall(wrong)))
                    .hasMessageStartingWith("transaction: the connection came with autocommit off");
        }
    }
}
