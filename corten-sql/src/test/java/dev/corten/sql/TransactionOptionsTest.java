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

class TransactionOptionsTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

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

    private static String setting(Db on, String name) {
        try (Call call = on.call(new Statement("Settings.get", "SELECT current_setting(?)"))) {
            call.text(1, name);
            return call.one(row -> row.text(1));
        }
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
            int before = Doctors.onCall(db);
            Doctors.leave(other, 1);
            return List.of(before, Doctors.onCall(db));
        });
        assertThat(counts).containsExactly(2, 2);
        assertThat(Doctors.onCall(db)).isEqualTo(1);
    }

    @Test
    void theConnectionGoesBackAsItCame() {
        for (var options : List.of(
                TransactionOptions.SERIALIZABLE.deferrable(),
                TransactionOptions.REPEATABLE_READ.readOnly(),
                TransactionOptions.READ_COMMITTED)) {
            db.transaction(options, () -> Doctors.onCall(db));
            assertThatThrownBy(() -> db.transaction(options, () -> {
                        Doctors.onCall(db);
                        throw new IOException("no");
                    }))
                    .hasMessage("no");
        }
        assertThat(setting(db, "transaction_isolation")).isEqualTo("read committed");
        assertThat(setting(db, "default_transaction_isolation")).isEqualTo("read committed");
        assertThat(setting(db, "transaction_read_only")).isEqualTo("off");
        assertThat(setting(db, "transaction_deferrable")).isEqualTo("off");
        Doctors.leave(db, 1);
        assertThat(Doctors.onCall(db)).isEqualTo(1);
    }

    @Test
    void aReadOnlyTransactionRefusesAWrite() {
        assertThatThrownBy(() -> db.transaction(TransactionOptions.DEFAULT.readOnly(), () -> {
                    Doctors.leave(db, 1);
                    return null;
                }))
                .isInstanceOf(DbException.class)
                .hasMessage("Doctors.leave: cannot execute UPDATE in a read-only transaction (SQLSTATE 25006)");
        assertThat(Doctors.onCall(db)).isEqualTo(2);
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
                        () -> db.transaction(TransactionOptions.REPEATABLE_READ, () -> Doctors.onCall(db))))
                .isEqualTo(2);
        assertThatThrownBy(() -> db.transaction(
                        () -> db.transaction(TransactionOptions.SERIALIZABLE.retries(3), () -> Doctors.onCall(db))))
                .isInstanceOf(DbException.class)
                .hasMessage("transaction: is to be SERIALIZABLE, but joins one that is READ_COMMITTED; begin the"
                        + " outermost one with these options");
    }

    @Test
    void aConnectionWithAutocommitOffIsRefusedBeforeAnythingIsLost() throws SQLException {
        try (Connection connection = db.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Db wrong = Db.of(new OneConnection(connection));
            assertThatThrownBy(() -> Doctors.onCall(wrong))
                    .isInstanceOf(DbException.class)
                    .hasMessage(
                            "Doctors.onCall: the connection came with autocommit off; use Db.joining(dataSource) where"
                                    + " a framework begins transactions, otherwise switch autocommit on in the pool");
            assertThatThrownBy(() -> wrong.transaction(() -> Doctors.onCall(wrong)))
                    .hasMessageStartingWith("transaction: the connection came with autocommit off");
        }
    }
}
