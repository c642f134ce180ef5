package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions that really meet others. */
class TransactionRetryTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private final AtomicInteger attempts = new AtomicInteger();
    private Db db;
    /** Transactions of its own, on the same pool. */
    private Db other;

    @BeforeEach
    void open() {
        Doctors.create(database);
        db = Db.open(database.config());
        other = Db.of(db.dataSource());
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** In a repeatable read: changes what another transaction changes after this one began. */
    private void collide() {
        Doctors.onCall(db);
        Doctors.leave(other, 1);
        Doctors.leave(db, 1);
    }

    private static <T> T elsewhere(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task.get();
    }

    /** Leaves only if somebody else stays: what write skew breaks. */
    private static String leaveIfPossible(Db on, int doctor) {
        if (Doctors.onCall(on) < 2) {
            return doctor + " stays";
        }
        Doctors.leave(on, doctor);
        return doctor + " leaves";
    }

    @Test
    void withoutRetriesASerializationFailureIsAnException() {
        assertThatThrownBy(() -> db.transaction(TransactionOptions.REPEATABLE_READ, () -> {
                    attempts.incrementAndGet();
                    collide();
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .hasMessage("Doctors.leave: could not serialize access due to concurrent update (SQLSTATE 40001)");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void writeSkewIsRetriedAndThenSeesWhatTheOtherDid() throws Exception {
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
        assertThat(Doctors.onCall(db)).isEqualTo(1);
    }

    @Test
    void retriesAreBounded() {
        assertThatThrownBy(() -> db.transaction(TransactionOptions.REPEATABLE_READ.retries(2), () -> {
                    attempts.incrementAndGet();
                    collide();
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .extracting(failure -> ((DbException) failure).sqlState())
                .isEqualTo("40001");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aConflictThatTheWorkHidesIsRetriedAllTheSame() {
        int left = db.transaction(TransactionOptions.REPEATABLE_READ.retries(1), () -> {
            Doctors.onCall(db);
            if (attempts.incrementAndGet() == 1) {
                Doctors.leave(other, 1);
            }
            try {
                Doctors.leave(db, 1);
            } catch (DbException conflict) {
                throw new IllegalStateException("without a cause");
            }
            return Doctors.onCall(db);
        });
        assertThat(left).isEqualTo(1);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aConflictInASavepointIsRetriedByTheTransactionAroundIt() {
        int left = db.transaction(TransactionOptions.REPEATABLE_READ.retries(1), () -> {
            Doctors.onCall(db);
            if (attempts.incrementAndGet() == 1) {
                Doctors.leave(other, 1);
            }
            return db.savepoint(() -> {
                Doctors.leave(db, 1);
                return Doctors.onCall(db);
            });
        });
        assertThat(left).isEqualTo(1);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void otherFailuresAreNotRetried() {
        assertThatThrownBy(() -> db.transaction(TransactionOptions.SERIALIZABLE.retries(5), () -> {
                    attempts.incrementAndGet();
                    throw new IOException("disk");
                }))
                .hasMessage("disk");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void anInterruptedThreadDoesNotTryAgain() throws Exception {
        elsewhere(() -> {
            assertThatThrownBy(() -> db.transaction(TransactionOptions.REPEATABLE_READ.retries(5), () -> {
                        attempts.incrementAndGet();
                        Doctors.onCall(db);
                        Doctors.leave(other, 1);
                        try {
                            Doctors.leave(db, 1);
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
        assertThat(Doctors.onCall(db)).isEqualTo(1);
    }

    @Test
    void aDeadlockIsRetriedUntilBothAreThrough() throws Exception {
        var bothHoldOne = new CountDownLatch(2);
        Callable<Void> second = () -> crossing(other, 2, 1, attempts, bothHoldOne);
        var task = new FutureTask<>(second);
        Thread.ofVirtual().start(task);
        crossing(db, 1, 2, attempts, bothHoldOne);
        task.get();
        assertThat(Doctors.onCall(db)).isZero();
        assertThat(attempts).hasValueGreaterThan(2);
    }

    private static Void crossing(Db on, int first, int second, AtomicInteger attempts, CountDownLatch bothHoldOne)
            throws InterruptedException {
        return on.transaction(TransactionOptions.DEFAULT.retries(20), () -> {
            attempts.incrementAndGet();
            Doctors.leave(on, first);
            bothHoldOne.countDown();
            bothHoldOne.await();
            Doctors.leave(on, second);
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
}
