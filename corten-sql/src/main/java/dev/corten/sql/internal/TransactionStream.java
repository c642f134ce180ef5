package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a cursor with the transaction that it needs: begun when the first is asked for, committed with the last, rolled
 * back by {@code close} before that. All on one thread.
 */
final class TransactionStream<T extends @Nullable Object> extends Spliterators.AbstractSpliterator<T> {
    private final ScopedValue<Transaction> current;
    private final Supplier<Session> begin;
    private final Supplier<Stream<T>> work;
    private @Nullable Session session;
    private @Nullable Spliterator<T> rows;
    private boolean over;

    private TransactionStream(ScopedValue<Transaction> current, Supplier<Session> begin, Supplier<Stream<T>> work) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.current = current;
        this.begin = begin;
        this.work = work;
    }

    /** What {@code work} reads, with {@code begin} for its transaction. */
    static <T extends @Nullable Object> Stream<T> of(
            ScopedValue<Transaction> current, Supplier<Session> begin, Supplier<Stream<T>> work) {
        var stream = new TransactionStream<>(current, begin, work);
        return StreamSupport.stream(stream, false).onClose(stream::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (over) {
            return false;
        }
        Session running = running();
        boolean advanced;
        try {
            advanced = ScopedValue.where(current, running.transaction()).call(() -> advance(action));
        } catch (Throwable failed) {
            rollback(running, failed);
            throw failed;
        }
        if (!advanced) {
            over = true;
            try (running) {
                running.commit();
            }
        }
        return advanced;
    }

    private Session running() {
        if (session == null) {
            session = begin.get();
        }
        return session;
    }

    private boolean advance(Consumer<? super T> action) {
        Spliterator<T> reading = rows;
        if (reading == null) {
            reading = work.get().spliterator();
            rows = reading;
        }
        return reading.tryAdvance(action);
    }

    private void close() {
        if (session != null && !over) {
            rollback(session, new DbException("transaction: the stream was closed before its end", null));
        }
        over = true;
    }

    private void rollback(Session running, Throwable reason) {
        over = true;
        try (running) {
            running.rollback(reason);
        }
    }
}
