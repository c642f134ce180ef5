package dev.corten.server.internal;

import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections of one event loop. Used on that loop. */
final class Connections {
    private final Set<Connection> open = new HashSet<>();
    private final Map<HttpConnection, Connection> byVertx = new IdentityHashMap<>();
    private @Nullable Connection reading;
    private boolean draining;
    private Runnable whenNone = () -> {};

    /** Looks after the connections of {@code loop}: a client that does nothing for {@code nanos} loses its one. */
    Connections(EventLoop loop, long nanos) {
        long interval = Math.clamp(nanos / 4, 1_000_000, 1_000_000_000);
        loop.scheduleWithFixedDelay(() -> sweep(nanos), interval, interval, TimeUnit.NANOSECONDS);
    }

    void add(Connection connection) {
        open.add(connection);
        if (draining) {
            connection.closeIfSilent();
        }
    }

    void remove(Connection connection) {
        open.remove(connection);
        if (open.isEmpty()) {
            whenNone.run();
        }
    }

    /** Runs {@code action} once there is no connection. */
    void whenNone(Runnable action) {
        whenNone = action;
        if (open.isEmpty()) {
            action.run();
        }
    }

    /** What Vert.x is about to make of the bytes belongs to {@code connection}. */
    void reading(Connection connection) {
        reading = connection;
    }

    /** Vert.x found out what the connection that is being read speaks. */
    void speaks(HttpConnection vertx) {
        if (reading != null) {
            reading.speaks();
            byVertx.put(vertx, reading);
            vertx.closeHandler(closed -> byVertx.remove(vertx));
        }
    }

    /** The connection that Vert.x calls {@code vertx}. */
    @Nullable
    Connection of(HttpConnection vertx) {
        return byVertx.get(vertx);
    }

    /** What Vert.x calls {@code vertx} is no connection of HTTP any more: Vert.x will not tell of its end. */
    void upgraded(HttpConnection vertx) {
        byVertx.remove(vertx);
    }

    /** Tells all WebSockets that the server shuts down. */
    void goAway() {
        new ArrayList<>(open).forEach(Connection::goAway);
    }

    /** Closes those on which nothing has come yet, and those to come: Vert.x's shutdown leaves them be. */
    void drain() {
        draining = true;
        new ArrayList<>(open).forEach(Connection::closeIfSilent);
    }

    private void sweep(long nanos) {
        long now = System.nanoTime();
        for (var connection : new ArrayList<>(open)) {
            connection.sweep(now, nanos);
        }
    }
}
