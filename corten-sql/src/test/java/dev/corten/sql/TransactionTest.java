package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransactionTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private Db db;

    @BeforeEach
    void open() {
        database.execute("CREATE TABLE t (v integer PRIMARY KEY)");
        db = Db.open(database.config());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void insert(int value) {
        try (Call call = db.call(new Statement("T.insert", "INSERT INTO t VALUES (?)"))) {
            call.int4(1, value);
            call.update();
        }
    }

    private List<Integer> values() {
        try (Call call = db.call(new Statement("T.all", "SELECT v FROM t ORDER BY v"))) {
            return call.list(row -> row.int4(1));
        }
    }

    @Test
    void whatReturnsIsCommitted() {
        String result = db.transaction(() -> {
            insert(1);
            insert(2);
            assertThat(values()).containsExactly(1, 2);
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(values()).containsExactly(1, 2);
    }

    @Test
    void aCheckedExceptionRollsBack() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    insert(1);
                    throw new IOException("disk");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
        assertThat(values()).isEmpty();
    }

    @Test
    void anUncheckedExceptionRollsBack() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    insert(1);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(values()).isEmpty();
    }

    @Test
    void anErrorRollsBack() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    insert(1);
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(values()).isEmpty();
    }

    @Test
    void aTransactionInsideJoins() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    db.transaction(() -> {
                        insert(1);
                        return null;
                    });
                    assertThat(values()).containsExactly(1);
                    throw new IllegalStateException("the outer one");
                }))
                .hasMessage("the outer one");
        assertThat(values()).isEmpty();
    }

    @Test
    void aFailureInsideThatIsCaughtPreventsTheCommit() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    insert(1);
                    try {
                        db.transaction(() -> {
                            insert(2);
                            throw new IOException("inner");
                        });
                    } catch (IOException ignored) {
                        insert(3);
                    }
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .hasMessage("transaction: rolled back, because a transaction failed inside it and the exception was"
                        + " caught");
        assertThat(values()).isEmpty();
    }

    @Test
    void aFailedStatementThatIsCaughtPreventsTheCommit() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    insert(1);
                    try {
                        insert(1);
                    } catch (DbException duplicate) {
                        return null;
                    }
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .hasMessage("transaction: rolled back, because T.insert failed inside it and the exception was caught");
        assertThat(values()).isEmpty();
    }

    @Test
    void theConnectionComesBackClean() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> db.transaction(() -> {
                        insert(1);
                        insert(1);
                        return null;
                    }))
                    .isInstanceOf(DbException.class);
        }
        insert(7);
        assertThat(values()).containsExactly(7);
    }

    @Test
    void anotherThreadMayNotUseTheTransaction() throws Exception {
        List<Throwable> failures = new ArrayList<>();
        db.transaction(() -> {
            try (Call call = db.call(new Statement("T.insert", "INSERT INTO t VALUES (?)"))) {
                call.int4(1, 1);
                Thread other = Thread.ofVirtual().start(() -> {
                    try {
                        call.update();
                    } catch (DbException refused) {
                        failures.add(refused);
                    }
                });
                other.join();
            }
            return null;
        });
        assertThat(failures)
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("T.insert: the transaction belongs to another thread; run its queries on the thread that"
                        + " began it");
        assertThat(values()).isEmpty();
    }

    @Test
    void aCallDoesNotOutliveItsTransaction() {
        Call call = db.transaction(() -> db.call(new Statement("T.all", "SELECT v FROM t")));
        assertThatThrownBy(() -> call.list(row -> row.int4(1)))
                .isInstanceOf(DbException.class)
                .hasMessage("T.all: the transaction is over");
        call.close();
    }

    @Test
    void transactionsOfTwoDatabasesAreApart() {
        try (Db other = Db.of(db.dataSource())) {
            assertThatThrownBy(() -> db.transaction(() -> {
                        insert(1);
                        try (Call call = other.call(new Statement("T.insert", "INSERT INTO t VALUES (2)"))) {
                            call.update();
                        }
                        throw new IllegalStateException("first only");
                    }))
                    .hasMessage("first only");
        }
        assertThat(values()).containsExactly(2);
    }
}
