package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The connection of a transaction from its begin to its end. */
final class TransactionSession implements AutoCloseable {
    private static final String NAME = "transaction";

    private final Connection connection;
    private final boolean autoCommit;
    private final Transaction transaction;

    private TransactionSession(Connection connection, boolean autoCommit) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.transaction = new Transaction(connection);
    }

    /** Takes a connection. BEGIN travels with the first statement. */
    static TransactionSession begin(DataSource source) {
        Connection connection = JdbcCall.connection(NAME, source);
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            return new TransactionSession(connection, autoCommit);
        } catch (SQLException failed) {
            throw JdbcCall.closing(connection, Failure.of(NAME, failed));
        }
    }

    Transaction transaction() {
        return transaction;
    }

    /** Commits; a transaction that cannot be any more is rolled back, which is an exception. */
    void commit() {
        transaction.end();
        String culprit = transaction.culprit();
        if (culprit != null) {
            DbException failure = new DbException(
                    NAME + ": rolled back, because " + culprit + " failed inside it and the exception was caught",
                    null,
                    null);
            rollback(failure);
            throw failure;
        }
        try {
            connection.commit();
        } catch (SQLException failed) {
            DbException failure = Failure.of(NAME, failed);
            rollback(failure);
            throw failure;
        }
    }

    /** Rolls back because of {@code reason}, which gets to know if that fails, too. */
    void rollback(Throwable reason) {
        transaction.end();
        try {
            connection.rollback();
        } catch (SQLException failed) {
            reason.addSuppressed(Failure.of("rollback", failed));
        }
    }

    /** Gives the connection back as it came. */
    @Override
    public void close() {
        try (connection) {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException broken) {
            // The transaction has ended before, well or not, and the pool throws a broken connection away.
        }
    }
}
