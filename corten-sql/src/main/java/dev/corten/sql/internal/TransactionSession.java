package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The connection of a transaction from its begin to its end. */
final class TransactionSession implements Session {
    private static final String NAME = "transaction";

    private final Connection connection;
    private final Transaction transaction;

    private TransactionSession(Connection connection) {
        this.connection = connection;
        this.transaction = new Transaction(connection);
    }

    /**
     * Begins on {@code connection}, which commits each statement until then. BEGIN travels with the first statement.
     *
     * @param modes a statement that says more of the transaction, or nothing
     */
    static TransactionSession begin(Connection connection, String modes) {
        try {
            connection.setAutoCommit(false);
            if (!modes.isEmpty()) {
                // Not the driver's settings of the session: these end with the transaction, behind any kind of pool.
                try (Statement set = connection.createStatement()) {
                    set.execute(modes);
                }
            }
            return new TransactionSession(connection);
        } catch (SQLException failed) {
            throw Connections.closing(connection, Failure.of(NAME, failed));
        }
    }

    @Override
    public Transaction transaction() {
        return transaction;
    }

    @Override
    public void commit() {
        transaction.end();
        DbException refusal = Interrupt.pending()
                // A commit that is broken off leaves open whether it happened.
                ? new DbException(NAME + ": rolled back, because the thread was interrupted", null, null)
                : transaction.refusal(NAME);
        if (refusal != null) {
            rollback(refusal);
            throw refusal;
        }
        try {
            connection.commit();
        } catch (SQLException failed) {
            DbException failure = transaction.failure(NAME, failed);
            rollback(failure);
            throw failure;
        }
    }

    @Override
    public void rollback(Throwable reason) {
        transaction.end();
        try {
            Interrupt.spare(connection::rollback);
        } catch (SQLException failed) {
            reason.addSuppressed(Failure.of("rollback", failed));
        }
    }

    @Override
    public boolean conflicted(Throwable failure) {
        return transaction.conflicted() || Failure.isConflict(failure);
    }

    /** Gives the connection back as it came. */
    @Override
    public void close() {
        try (connection) {
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            // The transaction has ended before, well or not, and the pool throws a broken connection away.
        }
    }
}
