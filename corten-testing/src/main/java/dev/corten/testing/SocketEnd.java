package dev.corten.testing;

import dev.corten.http.WebSocket;
import dev.corten.http.WebSocketClose;
import dev.corten.http.WebSocketClosedException;
import dev.corten.http.WebSocketMessage;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One end of a WebSocket between two threads: what one sends the other receives. As with a server, some kilobytes may be on their way. */
final class SocketEnd implements WebSocket {
    private static final int HIGH = 64 * 1024;
    private static final int MESSAGE = 64;

    private final ReentrantLock lock;
    private final Condition changed;
    private final @Nullable String subprotocol;
    private final ArrayDeque<WebSocketMessage> messages = new ArrayDeque<>();
    private @Nullable SocketEnd other;
    private @Nullable WebSocketClose close;
    private int waiting;

    private SocketEnd(ReentrantLock lock, Condition changed, @Nullable String subprotocol) {
        this.lock = lock;
        this.changed = changed;
        this.subprotocol = subprotocol;
    }

    /** One of two ends. */
    static SocketEnd pair(@Nullable String subprotocol) {
        var lock = new ReentrantLock();
        Condition changed = lock.newCondition();
        var one = new SocketEnd(lock, changed, subprotocol);
        var two = new SocketEnd(lock, changed, subprotocol);
        one.other = two;
        two.other = one;
        return one;
    }

    SocketEnd other() {
        return Objects.requireNonNull(other, "ends come in pairs");
    }

    @Override
    public @Nullable WebSocketMessage receive() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty()) {
                if (close != null) {
                    return null;
                }
                changed.await();
            }
            WebSocketMessage message = messages.remove();
            waiting -= cost(message);
            changed.signalAll();
            return message;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(String text) throws WebSocketClosedException, InterruptedException {
        send(new WebSocketMessage.Text(text));
    }

    @Override
    public void send(byte[] bytes) throws WebSocketClosedException, InterruptedException {
        send(new WebSocketMessage.Binary(bytes));
    }

    private void send(WebSocketMessage message) throws WebSocketClosedException, InterruptedException {
        if (!offer(message)) {
            throw new WebSocketClosedException(reason());
        }
    }

    /** Sends {@code message}; whether it is open. Waits while too much is on its way. */
    boolean offer(WebSocketMessage message) throws InterruptedException {
        SocketEnd receiver = other();
        lock.lockInterruptibly();
        try {
            int cost = cost(message);
            while (close == null && receiver.waiting > 0 && receiver.waiting + cost > HIGH) {
                changed.await();
            }
            if (close != null) {
                return false;
            }
            receiver.messages.add(message);
            receiver.waiting += cost;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static int cost(WebSocketMessage message) {
        return MESSAGE
                + switch (message) {
                    case WebSocketMessage.Text(String text) -> text.length();
                    case WebSocketMessage.Binary(byte[] bytes) -> bytes.length;
                };
    }

    /** What this end was sent is dropped; the other can still receive what it was sent before. */
    @Override
    public void close(int code, String reason) {
        var ours = WebSocketClose.toSend(code, reason);
        lock.lock();
        try {
            if (close == null) {
                close = ours;
                other().close = close;
                messages.clear();
                waiting = 0;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
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

    /** Why it is closed, which it is. */
    WebSocketClose reason() {
        return Objects.requireNonNull(closed(), "it is closed");
    }

    @Override
    public @Nullable String subprotocol() {
        return subprotocol;
    }
}
