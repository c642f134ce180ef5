package dev.corten.sql.internal;

import dev.corten.sql.Db.Work;
import org.jspecify.annotations.Nullable;

/** Work on a connection that is kept or undone as a whole: a transaction, or what follows a savepoint. */
sealed interface Session extends AutoCloseable permits TransactionSession, SavepointSession {
    /** What queries inside it run on. */
    Transaction transaction();

    /** Keeps what was done; where that cannot be any more, undoes it, which is an exception. */
    void commit();

    /** Undoes what was done because of {@code reason}, which gets to know if that fails, too. */
    void rollback(Throwable reason);

    /** Whether it is the outermost one, and {@code failure} came of another transaction: then running it again may help. */
    boolean conflicted(Throwable failure);

    @Override
    void close();

    /** Runs {@code work} with queries on {@link #transaction()}. */
    default <T extends @Nullable Object, E extends Exception> T run(ScopedValue<Transaction> current, Work<T, E> work)
            throws E {
        T result;
        try {
            result = ScopedValue.where(current, transaction()).call(work::run);
        } catch (Throwable failed) {
            rollback(failed);
            throw failed;
        }
        commit();
        return result;
    }
}
