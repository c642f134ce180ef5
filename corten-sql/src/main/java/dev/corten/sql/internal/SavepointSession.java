package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** The part of a transaction from a savepoint on. */
final class SavepointSession implements Session {
    private final String name;
    private final Connection connection;
    private final Transaction outer;
    private final Transaction part;
    private final Savepoint savepoint;
    private final boolean foreign;

    private SavepointSession(
            String name, Connection connection, Transaction outer, Savepoint savepoint, boolean foreign) {
        this.name = name;
        this.connection = connection;
        this.outer = outer;
        this.part = new Transaction(connection);
        this.savepoint = savepoint;
        this.foreign = foreign;
    }

    /** A part of {@code outer}. */
    static SavepointSession in(Transaction outer) {
        String name = "savepoint";
        Connection connection = outer.connection(name);
        Interrupt.check(name);
        try {
            return new SavepointSession(name, connection, outer, connection.setSavepoint(), false);
        } catch (SQLException failed) {
            throw outer.failure(name, failed);
        }
    }

    /** For {@code name}, a part of the transaction that somebody else began on {@code connection}, and will end. */
    static SavepointSession foreign(String name, Connection connection) {
        try {
            Savepoint savepoint = connection.setSavepoint();
            return new SavepointSession(name, connection, new Transaction(connection), savepoint, true);
        } catch (SQLException failed) {
            throw Connections.closing(connection, Failure.of(name, failed));
        }
    }

    @Override
    public Transaction transaction() {
        return part;
    }

    @Override
    public void commit() {
        part.end();
        DbException refusal = part.refusal(name);
        if (refusal != null) {
            rollback(refusal);
            throw refusal;
        }
        try {
            Interrupt.spare(() -> connection.releaseSavepoint(savepoint));
        } catch (SQLException failed) {
            DbException failure = Failure.of(name, failed);
            rollback(failure);
            throw failure;
        }
    }

    @Override
    public void rollback(Throwable reason) {
        part.end();
        try {
            Interrupt.spare(() -> connection.rollback(savepoint));
        } catch (SQLException failed) {
            outer.doom(name);
            reason.addSuppressed(Failure.of("rollback", failed));
        }
    }

    /** What is around it has to be run again, too. */
    @Override
    public boolean conflicted(Throwable failure) {
        return false;
    }

    /** Gives back a connection that was taken for it; it stays that of the transaction around it. */
    @Override
    public void close() {
        if (foreign) {
            try {
                connection.close();
            } catch (SQLException broken) {
                // It is not ours to end, and who does will find out.
            }
        }
    }
}
