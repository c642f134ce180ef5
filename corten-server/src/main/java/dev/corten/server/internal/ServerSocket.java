package dev.corten.server.internal;

import dev.corten.http.WebSocket;
import dev.corten.http.WebSocketClose;
import dev.corten.http.WebSocketClosedException;
import dev.corten.http.WebSocketMessage;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket as its handler sees it, which blocks; {@link SocketFrames} is its other end, on the event loop. In each direction some
 * kilobytes wait here at most: past that the client is read no further, or the handler waits.
 */
final class ServerSocket implements WebSocket {
    private static final int HIGH = 64 * 1024;
    private static final int LOW = 16 * 1024;

    /** What a message takes besides its bytes, so that many empty ones are not for free. */
    private static final int MESSAGE = 64;

    private final HandlerThreads threads;
    private final @Nullable String subprotocol;
    private final SocketFrames frames;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition received = lock.newCondition();
    private final Condition written = lock.newCondition();
    private final ArrayDeque<WebSocketMessage> messages = new ArrayDeque<>();
    private int waiting;
    private int unsent;
    private boolean paused;
    private @Nullable WebSocketClose close;

    /** A socket whose frames are sent on the loop of {@code threads}; messages may have {@code maxMessageSize} bytes. */
    ServerSocket(HandlerThreads threads, int maxMessageSize, @Nullable String subprotocol) {
        this.threads = threads;
        this.subprotocol = subprotocol;
        this.frames = new SocketFrames(this, maxMessageSize);
    }

    SocketFrames frames() {
        return frames;
    }

    @Override
    public @Nullable WebSocketMessage receive() throws InterruptedException {
        WebSocketMessage message;
        boolean resume;
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty()) {
                if (close != null) {
                    return null;
                }
                received.await();
            }
            message = messages.remove();
            waiting -= cost(message);
            resume = paused && waiting <= LOW;
            paused &= !resume;
        } finally {
            lock.unlock();
        }
        if (resume) {
            threads.onLoop(frames::resume);
        }
        return message;
    }

    private static int cost(WebSocketMessage message) {
        return MESSAGE
                + switch (message) {
                    case WebSocketMessage.Text(String text) -> text.length();
                    case WebSocketMessage.Binary(byte[] bytes) -> bytes.length;
                };
    }

    @Override
    public void send(String text) throws WebSocketClosedException, InterruptedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send(new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes)), bytes.length);
    }

    @Override
    public void send(byte[] bytes) throws WebSocketClosedException, InterruptedException {
        send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)), bytes.length);
    }

    /** What the client does not take for too long is not ours to watch: {@link Connection#sweep} closes it. */
    private void send(WebSocketFrame frame, int length) throws WebSocketClosedException, InterruptedException {
        int cost = MESSAGE + length;
        lock.lockInterruptibly();
        try {
            while (close == null && unsent > 0 && unsent + cost > HIGH) {
                written.await();
            }
            if (close != null) {
                throw new WebSocketClosedException(close);
            }
            unsent += cost;
        } finally {
            lock.unlock();
        }
        threads.onLoop(() -> frames.send(frame, cost));
    }

    @Override
    public void close(int code, String reason) {
        var ours = WebSocketClose.toSend(code, reason);
        lock.lock();
        try {
            if (close != null) {
                return;
            }
            messages.clear();
            waiting = 0;
        } finally {
            lock.unlock();
        }
        if (closedBy(ours)) {
            threads.onLoop(() -> frames.close(ours));
        }
    }

    @Override
    public @Nullable WebSocketClose closed() {
        lock.lock();
        try {
            return close;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    /** A message came. Whether no more should be read for now. */
    boolean arrived(WebSocketMessage message) {
        lock.lock();
        try {
            if (close != null) {
                return false;
            }
            messages.add(message);
            waiting += cost(message);
            paused |= waiting >= HIGH;
            received.signal();
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /** A message of that {@code cost} is on its way, or given up. */
    void sent(int cost) {
        lock.lock();
        try {
            unsent -= cost;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** It is closed because of {@code reason}; whether it was open. Messages that are here can still be received. */
    boolean closedBy(WebSocketClose reason) {
        lock.lock();
        try {
            if (close != null) {
                return false;
            }
            close = reason;
            received.signalAll();
            written.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
