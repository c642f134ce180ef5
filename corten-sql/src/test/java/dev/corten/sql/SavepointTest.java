package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SavepointTest {
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

    private static Void insert(Db on, int value) {
        try (Call call = on.call(new Statement("T.insert", "INSERT INTO t VALUES (?)"))) {
            call.int4(1, value);
            call.update();
        }
        return null;
    }

    private List<Integer> values() {
        try (Call call = db.call(new Statement("T.all", "SELECT v FROM t ORDER BY v"))) {
            return call.list(row -> row.int4(1));
        }
    }

    @Test
    void whatReturnsIsKept() {
        db.transaction(() -> {
            insert(db, 1);
            assertThat(db.savepoint(() -> {
                        insert(db, 2);
                        return values();
                    }))
                    .containsExactly(1, 2);
            return insert(db, 3);
        });
        assertThat(values()).containsExactly(1, 2, 3);
    }

    @Test
    void anExceptionUndoesWhatFollowedTheSavepointAndNoMore() {
        db.transaction(() -> {
            insert(db, 1);
            assertThatThrownBy(() -> db.savepoint(() -> {
                        insert(db, 2);
                        throw new IOException("inner");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("inner");
            assertThat(values()).containsExactly(1);
            return insert(db, 3);
        });
        assertThat(values()).containsExactly(1, 3);
    }

    @Test
    void aRefusedStatementDoesNotDoomTheTransactionAroundIt() {
        db.transaction(() -> {
            insert(db, 1);
            assertThatThrownBy(() -> db.savepoint(() -> insert(db, 1)))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.insert: a unique constraint was violated: t_pkey of table t (SQLSTATE 23505)");
            return insert(db, 2);
        });
        assertThat(values()).containsExactly(1, 2);
    }

    @Test
    void aRefusedStatementThatIsCaughtInsideUndoesTheSavepoint() {
        db.transaction(() -> {
            insert(db, 1);
            assertThatThrownBy(() -> db.savepoint(() -> {
                        insert(db, 2);
                        try {
                            insert(db, 1);
                        } catch (DbException duplicate) {
                            return null;
                        }
                        return null;
                    }))
                    .isInstanceOf(DbException.class)
                    .hasMessage(
                            "savepoint: rolled back, because T.insert failed inside it and the exception was caught");
            return insert(db, 3);
        });
        assertThat(values()).containsExactly(1, 3);
    }

    @Test
    void aTransactionInsideDoomsTheSavepointOnly() {
        db.transaction(() -> {
            assertThatThrownBy(() -> db.savepoint(() -> {
                        try {
                            return db.transaction(() -> {
                                insert(db, 1);
                                throw new IOException("joined");
                            });
                        } catch (IOException caught) {
                            return null;
                        }
                    }))
                    .hasMessage("savepoint: rolled back, because a transaction failed inside it and the exception was"
                            + " caught");
            return insert(db, 2);
        });
        assertThat(values()).containsExactly(2);
    }

    @Test
    void savepointsNest() {
        db.transaction(() -> db.savepoint(() -> {
            insert(db, 1);
            assertThatThrownBy(() -> db.savepoint(() -> {
                        insert(db, 2);
                        return insert(db, 1);
                    }))
                    .isInstanceOf(DbException.class);
            return insert(db, 3);
        }));
        assertThat(values()).containsExactly(1, 3);
    }

    @Test
    void theTransactionAroundItStillRollsBackAsAWhole() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    db.savepoint(() -> insert(db, 1));
                    throw new IOException("outer");
                }))
                .hasMessage("outer");
        assertThat(values()).isEmpty();
    }

    @Test
    void withoutATransactionThereIsNone() {
        assertThatThrownBy(() -> db.savepoint(() -> insert(db, 1)))
                .isInstanceOf(DbException.class)
                .hasMessage("savepoint: there is no transaction around it; call it in the work of db.transaction");
        assertThat(values()).isEmpty();
    }

    @Test
    void aFailedTransactionTakesNoMore() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    insert(db, 1);
                    try {
                        insert(db, 1);
                    } catch (DbException duplicate) {
                        return db.savepoint(() -> insert(db, 2));
                    }
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .hasMessage("savepoint: the transaction has failed already (SQLSTATE 25P02)");
        assertThat(values()).isEmpty();
    }

    @Test
    void aCallDoesNotOutliveItsSavepoint() {
        db.transaction(() -> {
            Call call = db.savepoint(() -> db.call(new Statement("T.all", "SELECT v FROM t")));
            assertThatThrownBy(() -> call.list(row -> row.int4(1))).hasMessage("T.all: the transaction is over");
            call.close();
            return null;
        });
    }

    @Test
    void queriesJoinTheTransactionOfAFramework() throws SQLException {
        try (Connection connection = db.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Db joining = Db.joining(new OneConnection(connection));
            insert(joining, 1);
            assertThat(values()).isEmpty();
            connection.rollback();
            insert(joining, 2);
            connection.commit();
        }
        assertThat(values()).containsExactly(2);
    }

    @Test
    void aTransactionInsideThatOfAFrameworkIsASavepointOfIt() throws SQLException {
        try (Connection connection = db.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Db joining = Db.joining(new OneConnection(connection));
            insert(joining, 1);
            assertThatThrownBy(() -> joining.transaction(() -> {
                        insert(joining, 2);
                        throw new IOException("inner");
                    }))
                    .hasMessage("inner");
            joining.transaction(() -> insert(joining, 3));
            joining.savepoint(() -> insert(joining, 4));
            assertThat(values()).isEmpty();
            assertThatThrownBy(() -> joining.transaction(TransactionOptions.SERIALIZABLE, () -> insert(joining, 5)))
                    .hasMessage("transaction: is to be SERIALIZABLE, but joins one that is READ_COMMITTED; begin the"
                            + " outermost one with these options");
            connection.commit();
        }
        assertThat(values()).containsExactly(1, 3, 4);
    }

    @Test
    void whereTheFrameworkBeganNoneATransactionIsOneOfItsOwn() {
        Db joining = Db.joining(db.dataSource());
        insert(joining, 1);
        assertThat(values()).containsExactly(1);
        assertThatThrownBy(() -> joining.transaction(() -> {
                    insert(joining, 2);
                    throw new IOException("inner");
                }))
                .hasMessage("inner");
        joining.transaction(() -> insert(joining, 3));
        assertThat(values()).containsExactly(1, 3);
        assertThatThrownBy(() -> joining.savepoint(() -> insert(joining, 4)))
                .hasMessage("savepoint: there is no transaction around it; call it in the work of db.transaction");
    }
}
