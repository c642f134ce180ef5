package dev.corten.server.internal;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The content of an answer on its way from the handler, which makes it, to the event loop, which writes it. Small parts
 * become one piece while the loop has no time for them; it takes what is there when it has. At most {@link #WINDOW} pieces
 * are written at once, and the handler waits while more than {@link #WAITING} do.
 */
final class Pieces {
    /** How many bytes a piece has at most. */
    static final int SIZE = 16 * 1024;

    private static final int WINDOW = 4;
    private static final int WAITING = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Buffer> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean told;

    /** Adds the first {@code n} of {@code bytes}. Whether the loop is to be told, which it is not yet. Called by the handler. */
    boolean add(byte[] bytes, int n) {
        lock.lock();
        try {
            var last = waiting.peekLast();
            if (last != null && last.length() + n <= SIZE) {
                last.appendBytes(bytes, 0, n);
            } else {
                waiting.add(Buffer.buffer(n).appendBytes(bytes, 0, n));
            }
            boolean first = !told;
            told = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Waits while there is enough; false if there still is after {@code limit}. Called by the handler. */
    boolean awaitRoom(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long nanos = limit.toNanos();
            while (waiting.size() > WAITING && nanos > 0) {
                nanos = room.awaitNanos(nanos);
            }
            return waiting.size() <= WAITING;
        } finally {
            lock.unlock();
        }
    }

    /** The next piece to write, or {@code null} if there is none, or enough are written. Called on the loop. */
    @Nullable
    Buffer take() {
        lock.lock();
        try {
            told = false;
            return underWay < WINDOW ? next() : null;
        } finally {
            lock.unlock();
        }
    }

    /** The next piece, of however many: the handler makes no more. Called on the loop. */
    @Nullable
    Buffer rest() {
        lock.lock();
        try {
            return next();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Buffer next() {
        var piece = waiting.poll();
        if (piece != null) {
            underWay++;
            room.signal();
        }
        return piece;
    }

    /** A piece that was taken is written. Called on the loop. */
    void written() {
        lock.lock();
        try {
            underWay--;
        } finally {
            lock.unlock();
        }
    }
}
