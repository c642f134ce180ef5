package dev.corten.http.internal;

import dev.corten.context.Context;
import dev.corten.http.Content;
import dev.corten.http.Event;
import dev.corten.http.Events;
import dev.corten.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The events that a source sends from a thread of its own, as bytes to read. The thread starts with the first read: what
 * nobody asks for runs nothing. It is over when the request is.
 */
public final class EventStream<T> extends InputStream implements Content {
    /** A few events on their way spare a change of threads for each. */
    private static final int ON_THEIR_WAY = 16;

    /** How long a shutdown may go unnoticed. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = new byte[0];

    private final Request request;
    private final Events<T> events;
    private final Function<T, String> text;
    private final Context context = Context.current();
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(ON_THEIR_WAY);
    private volatile @Nullable Throwable failure;
    private volatile boolean done;
    private @Nullable Thread thread;
    private byte[] current = END;
    private int from;
    private boolean ended;

    /** The events of {@code events}, whose data {@code text} writes, until {@code request} is over. */
    public EventStream(Request request, Events<T> events, Function<T, String> text) {
        this.request = request;
        this.events = events;
        this.text = text;
        request.atEnd(this::stop);
    }

    @Override
    public long length() {
        return -1;
    }

    @Override
    public InputStream stream() {
        return this;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int at, int count) throws IOException {
        Objects.checkFromIndexSize(at, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        if (from == current.length && !next()) {
            return -1;
        }
        int n = Math.min(count, current.length - from);
        System.arraycopy(current, from, bytes, at, n);
        from += n;
        return n;
    }

    @Override
    public int available() {
        return current.length - from;
    }

    private boolean next() throws IOException {
        if (ended) {
            return false;
        }
        if (thread == null) {
            thread = Thread.ofVirtual().name("events").start(this::run);
        }
        from = 0;
        try {
            current = await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for an event");
        }
        if (current != END) {
            return true;
        }
        ended = true;
        Throwable failed = failure;
        if (failed != null) {
            throw new IOException("The source of events failed", failed);
        }
        return false;
    }

    /** The next event, a heartbeat or the end, which a shutdown is as well. */
    private byte[] await() throws InterruptedException {
        long left = events.heartbeat().toNanos();
        while (!request.draining()) {
            boolean last = done;
            byte[] next = last ? queue.poll() : queue.poll(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
            if (next != null || last) {
                return next == null ? END : next;
            }
            left -= LOOK_NANOS;
            if (left <= 0) {
                return HEARTBEAT;
            }
        }
        return END;
    }

    private void run() {
        try {
            context.call(() -> {
                events.source().run(this::send);
                return END;
            });
        } catch (InterruptedException nobodyListens) {
            // As it should be.
        } catch (Throwable e) {
            failure = e;
        }
        done = true;
        // Wakes who waits for more. Where there is no room, nobody does.
        queue.offer(END);
    }

    private void send(Event<T> event) throws InterruptedException {
        queue.put(EventText.of(event, text).getBytes(StandardCharsets.UTF_8));
    }

    private void stop() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }
}
