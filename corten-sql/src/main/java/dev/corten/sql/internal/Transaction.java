package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A transaction under way, or the part of one that follows a savepoint. It belongs to the thread that began it. */
final class Transaction {
    private final Connection connection;
    private final Thread owner = Thread.currentThread();
    private final Set<JdbcStream<?>> streams = new HashSet<>();
    private boolean over;
    private boolean conflicted;
    private @Nullable String culprit;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Its connection, for a {@code user} that may have it: a query's name. */
    Connection connection(String user) {
        check(user);
        return connection;
    }

    /** Throws if this thread or this moment is the wrong one. */
    void check(String user) {
        if (Thread.currentThread() != owner) {
            throw new DbException(
                    user + ": the transaction belongs to another thread; run its queries on the thread that began it",
                    null,
                    null);
        }
        if (over) {
            throw new DbException(user + ": the transaction is over", null, null);
        }
    }

    /** It cannot be committed any more: PostgreSQL undoes it at the first error, and so do transactions inside it. */
    void doom(String newCulprit) {
        if (culprit == null) {
            culprit = newCulprit;
        }
    }

    /** As what the driver {@code failed} with while it did {@code what} is to be thrown; what ends it at the server dooms it. */
    DbException failure(String what, SQLException failed) {
        if (Failure.endsTransaction(failed)) {
            doom(what);
        }
        conflicted |= Failure.isConflict(Failure.state(failed));
        return Failure.of(what, failed);
    }

    /** What failed inside it, or {@code null} if nothing did. */
    @Nullable
    String culprit() {
        return culprit;
    }

    /** Whether it met another transaction and lost. */
    boolean conflicted() {
        return conflicted;
    }

    /** A stream reads from it, and is closed with it at the latest. */
    void opened(JdbcStream<?> stream) {
        streams.add(stream);
    }

    void closed(JdbcStream<?> stream) {
        streams.remove(stream);
    }

    void end() {
        try {
            for (JdbcStream<?> stream : List.copyOf(streams)) {
                stream.close();
            }
        } catch (DbException broken) {
            // What is broken cannot be committed either, which is said where it is tried.
        } finally {
            over = true;
        }
    }

    /** How the commit of {@code what} is refused that something inside it made impossible; {@code null} if nothing did. */
    @Nullable
    DbException refusal(String what) {
        return culprit == null
                ? null
                : new DbException(
                        what + ": rolled back, because " + culprit + " failed inside it and the exception was caught",
                        null,
                        null);
    }
}
