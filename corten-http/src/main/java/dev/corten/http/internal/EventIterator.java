package dev.corten.http.internal;

import dev.corten.http.Event;
import dev.corten.http.Events;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The events that a source sends, one by one, until the source ends or the stream is closed. */
public final class EventIterator<T> implements Iterator<Event<T>> {
    private static final long LOOK_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Relay<Event<T>> relay;
    private @Nullable Event<T> next;

    private EventIterator(Events.Source<T> source) {
        this.relay = new Relay<>(out -> source.run(out::give));
    }

    /** What {@code source} sends. Closing the stream interrupts the source and waits for its end. */
    public static <T> Stream<Event<T>> stream(Events.Source<T> source) {
        var iterator = new EventIterator<T>(source);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(iterator::close);
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (relay.over()) {
                failed(relay.failure());
                return false;
            }
            try {
                next = relay.next(LOOK_NANOS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for an event", e);
            }
        }
        return true;
    }

    @Override
    public Event<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Event<T> event = java.util.Objects.requireNonNull(next);
        next = null;
        return event;
    }

    private static void failed(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("the source of events failed: " + failure, failure);
        }
    }

    private void close() {
        try {
            relay.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
