package dev.corten.http.internal;

import dev.corten.context.Context;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What plain code gives on a virtual thread of its own, in the context of who made this, for another thread to take. The
 * thread starts when something is asked for: what nobody asks for runs nothing.
 */
public final class Relay<E> {
    /** A few on their way spare a change of threads for each. */
    private static final int ON_THEIR_WAY = 16;

    /** Gives until it returns. */
    @FunctionalInterface
    public interface Source<E> {
        /** Gives to {@code out}. */
        void run(Sink<E> out) throws Exception;
    }

    /** Where it goes. */
    @FunctionalInterface
    public interface Sink<E> {
        /** Gives {@code element}; waits while nobody takes. */
        void give(E element) throws InterruptedException;
    }

    private final Source<E> source;
    private final Context context = Context.current();
    private final BlockingQueue<Given<E>> queue = new ArrayBlockingQueue<>(ON_THEIR_WAY);
    private @Nullable Thread thread;
    private volatile @Nullable Throwable failure;
    private volatile boolean done;

    /** An element, or the end. */
    private record Given<E>(@Nullable E element) {}

    /** What {@code source} gives. */
    public Relay(Source<E> source) {
        this.source = source;
    }

    /** Waits for the next element, at most for {@code nanos}; {@code null} if none came, or none will: {@link #over}. */
    public @Nullable E next(long nanos) throws InterruptedException {
        if (thread == null) {
            thread = Thread.ofVirtual().name("events").start(this::run);
        }
        // First: what was given before the end is in the queue then.
        boolean last = done;
        Given<E> given = last ? queue.poll() : queue.poll(nanos, TimeUnit.NANOSECONDS);
        return given == null ? null : given.element();
    }

    /** Whether there are no more. */
    public boolean over() {
        return done && queue.stream().allMatch(given -> given.element() == null);
    }

    /** What the source threw, if it ended by that. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Interrupts the source and waits for its end. */
    public void stop() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    private void run() {
        try {
            context.call(() -> {
                source.run(element -> queue.put(new Given<>(element)));
                return true;
            });
        } catch (InterruptedException nobodyListens) {
            // As it should be.
        } catch (Throwable e) {
            failure = e;
        }
        done = true;
        // Wakes who waits for more. Where there is no room, nobody does.
        queue.offer(new Given<>(null));
    }
}
