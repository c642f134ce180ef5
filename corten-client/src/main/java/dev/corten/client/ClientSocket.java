package dev.corten.client;

import dev.corten.http.WebSocketClose;
import dev.corten.http.WebSocketClosedException;
import dev.corten.http.WebSocketMessage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of the JDK, which calls back, as one that blocks. The JDK is asked for the next message when this one is taken,
 * so one waits here at most, and then the service.
 */
final class ClientSocket implements dev.corten.http.WebSocket, WebSocket.Listener {
    private static final String SUBPROTOCOL = "sec-websocket-protocol";

    /** After this the other side has seen that this one closes, or never will. */
    private static final long CLOSING_SECONDS = 5;

    private final Duration idle;
    private final long maxMessage;
    private final Connections connections;
    private final Runnable cutOff = this::cutOff;

    private final ReentrantLock sending = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition received = lock.newCondition();
    private final ArrayDeque<WebSocketMessage> messages = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile @Nullable WebSocket socket;
    private volatile boolean abandoned;
    private @Nullable WebSocketClose close;

    /**
     * A socket whose service takes each message within {@code idle} and sends none of more than {@code maxMessage} bytes; {@code
     * connections} can cut it off.
     */
    ClientSocket(Duration idle, long maxMessage, Connections connections) {
        this.idle = idle;
        this.maxMessage = maxMessage;
        this.connections = connections;
    }

    /** Opens it with what {@code request} says. */
    CompletableFuture<WebSocket> open(WebSocket.Builder builder, HttpRequest request) {
        request.headers().map().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).equals(SUBPROTOCOL)) {
                String[] names = String.join(",", values).strip().split(" *, *");
                builder.subprotocols(names[0], Arrays.copyOfRange(names, 1, names.length));
            } else {
                values.forEach(value -> builder.header(name, value));
            }
        });
        String address = request.uri().toString();
        return builder.buildAsync(URI.create("ws" + address.substring("http".length())), this);
    }

    /** Nobody waits any more for it to be open. */
    void abandon() {
        abandoned = true;
        WebSocket late = socket;
        if (late != null) {
            closedBy(new WebSocketClose(WebSocketClose.LOST, "it was not waited for"));
            late.abort();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
        connections.goesOn(cutOff);
        if (abandoned) {
            opened.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (tooLarge(text.length())) {
            return null;
        }
        if (!last) {
            from.request(1);
            return null;
        }
        arrived(new WebSocketMessage.Text(text.toString()));
        text.setLength(0);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        byte[] more = new byte[part.remaining()];
        part.get(more);
        bytes.writeBytes(more);
        if (tooLarge(bytes.size())) {
            return null;
        }
        if (!last) {
            from.request(1);
            return null;
        }
        arrived(new WebSocketMessage.Binary(bytes.toByteArray()));
        bytes.reset();
        return null;
    }

    private boolean tooLarge(int size) {
        if (size > maxMessage) {
            close(WebSocketClose.TOO_BIG, "A message is larger than " + maxMessage);
            return true;
        }
        return false;
    }

    private void arrived(WebSocketMessage message) {
        lock.lock();
        try {
            if (close == null) {
                messages.add(message);
                received.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closedBy(new WebSocketClose(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closedBy(new WebSocketClose(WebSocketClose.LOST, String.valueOf(error.getMessage())));
    }

    @Override
    public @Nullable WebSocketMessage receive() throws InterruptedException {
        WebSocketMessage message;
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty()) {
                if (close != null) {
                    return null;
                }
                received.await();
            }
            message = messages.remove();
        } finally {
            lock.unlock();
        }
        opened().request(1);
        return message;
    }

    @Override
    public void send(String message) throws WebSocketClosedException, InterruptedException {
        send(() -> opened().sendText(message, true));
    }

    @Override
    public void send(byte[] message) throws WebSocketClosedException, InterruptedException {
        send(() -> opened().sendBinary(ByteBuffer.wrap(message), true));
    }

    /** The JDK takes one message at a time. */
    private void send(Supplier<CompletableFuture<WebSocket>> message)
            throws WebSocketClosedException, InterruptedException {
        sending.lockInterruptibly();
        try {
            WebSocketClose before = closed();
            if (before != null) {
                throw new WebSocketClosedException(before);
            }
            message.get().get(idle.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            String why = e instanceof TimeoutException ? "the service takes nothing" : String.valueOf(e.getCause());
            closedBy(new WebSocketClose(WebSocketClose.LOST, why));
            opened().abort();
            throw new WebSocketClosedException(Objects.requireNonNull(closed()));
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void close(int code, String reason) {
        var ours = WebSocketClose.toSend(code, reason);
        if (!closedBy(ours)) {
            return;
        }
        lock.lock();
        try {
            messages.clear();
        } finally {
            lock.unlock();
        }
        WebSocket closing = opened();
        // What comes until the other side has closed as well is of no interest.
        closing.request(Long.MAX_VALUE);
        closing.sendClose(sendable(code), ours.reason())
                .whenComplete((_, _) -> CompletableFuture.delayedExecutor(CLOSING_SECONDS, TimeUnit.SECONDS)
                        .execute(closing::abort));
    }

    /** The JDK lets clients send some codes only; what is wrong with a message is a matter of policy, too. */
    private static int sendable(int code) {
        boolean kept = code == WebSocketClose.NORMAL || code == WebSocketClose.GOING_AWAY || code >= 3000;
        return kept ? code : WebSocketClose.POLICY;
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
        String agreed = opened().getSubprotocol();
        return agreed.isEmpty() ? null : agreed;
    }

    private void cutOff() {
        close(WebSocketClose.GOING_AWAY, "The client shuts down");
    }

    private WebSocket opened() {
        return Objects.requireNonNull(socket, "it is open");
    }

    /** It is closed because of {@code reason}; whether it was open. Messages that are here can still be received. */
    private boolean closedBy(WebSocketClose reason) {
        connections.over(cutOff);
        lock.lock();
        try {
            if (close != null) {
                return false;
            }
            close = reason;
            received.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
