package dev.corten.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The content of an answer, read while it comes; the service waits while nobody reads. What the JDK has for it waits for ever:
 * here each wait ends after a time, and what nobody begins to read is given up. For one thread.
 */
final class AnswerStream extends InputStream implements BodySubscriber<AnswerStream> {
    private static final List<ByteBuffer> END = List.of();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final long idleNanos;
    private final @Nullable Long deadline;
    private final Connections connections;
    private final Runnable cutOff = this::close;
    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;
    private Iterator<ByteBuffer> buffers = END.iterator();
    private ByteBuffer current = NOTHING;
    private boolean ended;

    /**
     * Waits at most {@code idle} for more, and never past {@code deadline}, a time of {@link System#nanoTime}. {@code connections}
     * can cut it off.
     */
    AnswerStream(Duration idle, @Nullable Long deadline, Connections connections) {
        this.idleNanos = idle.toNanos();
        this.deadline = deadline;
        this.connections = connections;
    }

    @Override
    public CompletionStage<AnswerStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        begun.completeOnTimeout(false, idleNanos, TimeUnit.NANOSECONDS).thenAccept(read -> {
            if (!read) {
                close();
            }
        });
        connections.goesOn(cutOff);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(buffers);
    }

    @Override
    public void onError(Throwable throwable) {
        failure = throwable;
        onComplete();
    }

    @Override
    public void onComplete() {
        arrived.add(END);
        connections.over(cutOff);
    }

    @Override
    public int read() throws IOException {
        return current.hasRemaining() || fill() ? current.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int at, int count) throws IOException {
        Objects.checkFromIndexSize(at, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        if (!current.hasRemaining() && !fill()) {
            return -1;
        }
        int n = Math.min(count, current.remaining());
        current.get(bytes, at, n);
        return n;
    }

    @Override
    public int available() {
        return current.remaining();
    }

    /** Whether there are more bytes. */
    private boolean fill() throws IOException {
        begun.complete(true);
        while (!current.hasRemaining()) {
            if (closed) {
                throw new IOException("it was closed");
            }
            if (ended) {
                return false;
            }
            if (buffers.hasNext()) {
                current = buffers.next();
            } else {
                arrive();
            }
        }
        return true;
    }

    private void arrive() throws IOException {
        List<ByteBuffer> next = await();
        if (next == END) {
            Throwable failed = failure;
            if (failed != null) {
                close();
                throw new IOException("it broke off: " + failed, failed);
            }
            ended = true;
            return;
        }
        buffers = next.iterator();
        Objects.requireNonNull(subscription).request(1);
    }

    private List<ByteBuffer> await() throws IOException {
        long left = deadline == null ? Long.MAX_VALUE : deadline - System.nanoTime();
        try {
            List<ByteBuffer> next = arrived.poll(Math.min(left, idleNanos), TimeUnit.NANOSECONDS);
            if (next != null) {
                return next;
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was interrupted");
        }
        close();
        throw new IOException(
                left < idleNanos
                        ? "the deadline of the work has passed"
                        : "nothing came for " + TimeUnit.NANOSECONDS.toMillis(idleNanos) + " ms");
    }

    /** Gives up what is left, from any thread. Closing again does nothing. */
    @Override
    public void close() {
        closed = true;
        begun.complete(true);
        Flow.Subscription cancelled = subscription;
        if (cancelled != null) {
            cancelled.cancel();
        }
        connections.over(cutOff);
        // Wakes a reader.
        arrived.add(END);
    }
}
