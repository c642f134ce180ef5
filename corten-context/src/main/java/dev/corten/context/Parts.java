package dev.corten.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs parts side by side until the outcome is known, ends the rest, and returns when all have ended. What {@code
 * StructuredTaskScope} does, which is a preview in JDK 25.
 */
final class Parts {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<? extends Part<?>> parts;
    /** Whether the first success decides, or the first failure. */
    private final boolean race;

    private final List<Part<?>> ended = new ArrayList<>();
    private int started;

    private Parts(List<? extends Part<?>> parts, boolean race) {
        this.parts = parts;
        this.race = race;
    }

    /** Runs {@code parts} until all have ended or one has failed; gives the failure, or {@code null}. */
    static @Nullable Throwable all(List<? extends Part<?>> parts) throws InterruptedException {
        var running = new Parts(parts, false);
        running.run();
        return failure(running.ended);
    }

    /** Runs {@code parts} until one has succeeded or all have failed; gives the index of the one, or -1. */
    static int any(List<? extends Part<?>> parts) throws InterruptedException {
        var running = new Parts(parts, true);
        running.run();
        for (Part<?> part : running.ended) {
            if (part.succeeded()) {
                return parts.indexOf(part);
            }
        }
        return -1;
    }

    /** The failure of the first of {@code parts} that failed, with those of the others suppressed in it. */
    static @Nullable Throwable failure(List<? extends Part<?>> parts) {
        Throwable first = null;
        for (Part<?> part : parts) {
            Throwable other = part.failure();
            if (first == null) {
                first = other;
            } else if (other != null && other != first && !(other instanceof InterruptedException)) {
                // Not what our own interrupt caused.
                first.addSuppressed(other);
            }
        }
        return first;
    }

    private void run() throws InterruptedException {
        var context = Context.current();
        lock.lock();
        try {
            for (Part<?> part : parts) {
                part.start(context, this);
                started++;
            }
            while (ended.size() < started && !decided()) {
                changed.await();
            }
        } finally {
            // Also after an interrupt, and where the JVM could not start a thread.
            parts.forEach(Part::interrupt);
            while (ended.size() < started) {
                // An interrupt meanwhile is for whoever comes next.
                changed.awaitUninterruptibly();
            }
            lock.unlock();
        }
    }

    private boolean decided() {
        return ended.stream().anyMatch(part -> part.succeeded() == race);
    }

    int next() {
        return started + 1;
    }

    /** A part has ended, which {@code end} writes down. Called on its thread. */
    void ended(Part<?> part, Runnable end) {
        lock.lock();
        try {
            end.run();
            ended.add(part);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
