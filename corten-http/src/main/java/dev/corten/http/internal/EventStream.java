package dev.corten.http.internal;

import dev.corten.http.Content;
import dev.corten.http.Events;
import dev.corten.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The events that a source sends, as bytes to read. It is over when the request is. */
public final class EventStream<T> extends InputStream implements Content {
    /** How long a shutdown may go unnoticed. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = new byte[0];

    private final Request request;
    private final long heartbeat;
    private final Relay<byte[]> relay;
    private byte[] current = END;
    private int from;
    private boolean ended;

    /** The events of {@code events}, whose data {@code text} writes, until {@code request} is over. */
    public EventStream(Request request, Events<T> events, Function<T, String> text) {
        this.request = request;
        this.heartbeat = events.heartbeat().toNanos();
        this.relay = new Relay<>(out ->
                events.source().run(event -> out.give(EventText.of(event, text).getBytes(StandardCharsets.UTF_8))));
        request.atEnd(relay::stop);
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
        Throwable failed = relay.failure();
        if (failed != null) {
            throw new IOException("The source of events failed", failed);
        }
        return false;
    }

    /** The next event, a heartbeat or the end, which a shutdown is as well. */
    private byte[] await() throws InterruptedException {
        long left = heartbeat;
        while (!request.draining()) {
            byte[] next = relay.next(Math.min(left, LOOK_NANOS));
            if (next != null) {
                return next;
            }
            if (relay.over()) {
                return END;
            }
            left -= LOOK_NANOS;
            if (left <= 0) {
                return HEARTBEAT;
            }
        }
        return END;
    }
}
