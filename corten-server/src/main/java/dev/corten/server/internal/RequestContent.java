package dev.corten.server.internal;

import dev.corten.http.Content;
import dev.corten.http.RejectedException;
import dev.corten.http.Rejection;
import dev.corten.server.ServerConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The content of a request on its way from the event loop, which brings it, to the handler, which reads and blocks. At
 * most {@link #HIGH} bytes wait here: past that the connection is read no further until the handler has caught up.
 */
final class RequestContent extends InputStream implements Content {
    private static final int HIGH = 64 * 1024;
    private static final int LOW = 16 * 1024;

    /**
     * What each byte that came adds to the time that a handler waits for content in all, 240 bytes a second: else a client
     * that sends a byte now and then holds a handler for as long as it likes.
     */
    private static final long NANOS_A_BYTE = TimeUnit.SECONDS.toNanos(1) / 240;

    private final HttpServerRequest request;
    private final HandlerThreads threads;
    private final Duration timeout;
    private final long length;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Buffer> chunks = new ArrayDeque<>();
    private int offset;
    private int waiting;
    private long arrived;
    private long waited;
    private boolean continueAwaited;
    private boolean late;
    private boolean paused;
    private boolean over;
    private boolean ended;
    private boolean malformed;
    private @Nullable String failure;
    private @Nullable Runnable whenEnded;

    /** Begins to collect. Called on the loop before the content comes. */
    RequestContent(HttpServerRequest request, long length, HandlerThreads threads, ServerConfig config) {
        this.request = request;
        this.threads = threads;
        this.length = length;
        this.timeout = config.bodyTimeout();
        this.continueAwaited = "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
        request.handler(this::arrived);
        request.endHandler(end -> ended());
        request.exceptionHandler(e -> failed("The client closed the connection"));
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream stream() {
        return this;
    }

    @Override
    public byte[] bytes() throws IOException {
        if (length < 0 || length > HIGH) {
            // What is only announced gets no memory yet.
            return Content.super.bytes();
        }
        byte[] bytes = new byte[(int) length];
        if (readNBytes(bytes, 0, bytes.length) < bytes.length) {
            throw new IOException("The content is shorter than announced");
        }
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        boolean resume;
        int taken;
        lock.lock();
        try {
            awaitBytes();
            if (chunks.isEmpty()) {
                return -1;
            }
            taken = take(bytes, from, count);
            resume = paused && waiting <= LOW;
            paused &= !resume;
        } finally {
            lock.unlock();
        }
        if (resume) {
            threads.onLoop(request::resume);
        }
        return taken;
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private int take(byte[] bytes, int from, int count) {
        int taken = 0;
        for (var chunk = chunks.peek(); chunk != null && taken < count; chunk = chunks.peek()) {
            int n = Math.min(count - taken, chunk.length() - offset);
            chunk.getBytes(offset, offset + n, bytes, from + taken);
            taken += n;
            offset += n;
            if (offset == chunk.length()) {
                chunks.remove();
                offset = 0;
            }
        }
        waiting -= taken;
        return taken;
    }

    /** Waits until there are bytes or there will be none. Holds the lock. */
    private void awaitBytes() throws IOException {
        long limit = Math.min(timeout.toNanos(), timeout.toNanos() + arrived * NANOS_A_BYTE - waited);
        long nanos = limit;
        while (chunks.isEmpty() && (!ended || malformed)) {
            if (over) {
                throw new IOException("The request is answered: its content is gone");
            }
            if (failure != null) {
                throw new IOException(failure);
            }
            if (malformed) {
                throw new RejectedException(new Rejection.MalformedRequest(400, "The content is not in proper chunks"));
            }
            if (late || nanos <= 0) {
                late = true;
                throw new RejectedException(new Rejection.RequestTimeout(timeout));
            }
            if (continueAwaited) {
                continueAwaited = false;
                threads.onLoop(() -> request.response().writeContinue());
            }
            try {
                nanos = changed.awaitNanos(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while reading the content of a request");
            }
        }
        waited += limit - nanos;
    }

    private void arrived(Buffer chunk) {
        boolean pause;
        lock.lock();
        try {
            arrived += chunk.length();
            if (over) {
                return;
            }
            chunks.add(chunk);
            waiting += chunk.length();
            pause = !paused && waiting >= HIGH;
            paused |= pause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (pause) {
            request.pause();
        }
    }

    private void ended() {
        Runnable then;
        lock.lock();
        try {
            ended = true;
            // So StrictDecoder says it.
            malformed = request.decoderResult().isFailure();
            then = whenEnded;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (then != null) {
            then.run();
            if (request.decoderResult().isFailure()) {
                // The answer went out before that was known.
                request.connection().close();
            }
        }
    }

    private void failed(String reason) {
        lock.lock();
        try {
            failure = reason;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many bytes are still to come, or {@link Long#MAX_VALUE} if nobody knows, because the client waits to be asked for
     * them, they were too slow or came in chunks that are none. Called on the loop.
     */
    long outstanding() {
        lock.lock();
        try {
            if (malformed) {
                return Long.MAX_VALUE;
            }
            if (ended) {
                return 0;
            }
            return length < 0 || continueAwaited || late ? Long.MAX_VALUE : length - arrived;
        } finally {
            lock.unlock();
        }
    }

    /** Throws away what is there and what comes, then runs {@code then}. Called on the loop. */
    void discard(Runnable then) {
        boolean done;
        lock.lock();
        try {
            over = true;
            chunks.clear();
            waiting = 0;
            whenEnded = then;
            done = ended;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (done) {
            then.run();
        } else {
            request.resume();
        }
    }
}
