package dev.corten.server.internal;

import dev.corten.http.Handler;
import dev.corten.server.ServerConfig;
import io.netty.channel.ChannelHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the exchanges of one event loop share. Used on that loop, except where said. */
final class Loop {
    private final Handler handler;
    private final ServerConfig config;
    private final ContextInternal context;
    private final HandlerThreads threads;
    private final MovedRoutes moved;
    private final HandlerThreads elsewhere;
    private final BooleanSupplier draining;
    private final DateField date = new DateField();
    private final AnswerBytes answers = new AnswerBytes(date);
    private final Connections connections;
    private final ProxyPeers proxies;
    private int running;
    private @Nullable CompletableFuture<Void> idle;

    Loop(
            Handler handler,
            ServerConfig config,
            ContextInternal context,
            HandlerThreads.Kind threads,
            MovedRoutes moved,
            BooleanSupplier draining) {
        this.handler = handler;
        this.config = config;
        this.context = context;
        this.threads = threads.on(context.nettyEventLoop());
        this.moved = moved;
        this.elsewhere = HandlerThreads.Kind.DEFAULT_SCHEDULER.on(context.nettyEventLoop());
        this.draining = draining;
        this.proxies = ProxyPeers.of(config.proxyProtocolFrom());
        this.connections =
                new Connections(context.nettyEventLoop(), config.idleTimeout().toNanos());
    }

    /** Looks after a connection that was just accepted. */
    ChannelHandler watch() {
        return new Connection(
                connections,
                NettySettings.decoder(config),
                config.tls().certificate().isPresent(),
                proxies);
    }

    /** Vert.x knows what a connection speaks. */
    void speaks(HttpConnection connection) {
        connections.speaks(connection);
    }

    /** Closes the connections on which nothing came. Called on any thread. */
    void drain() {
        context.nettyEventLoop().execute(connections::drain);
    }

    /** Begins an exchange. */
    void accept(HttpServerRequest request) {
        running++;
        var connection = connections.of(request.connection());
        if (connection != null) {
            connection.began();
        }
        var exchange = new Exchange(this, connection, request);
        if (!moved.none() && moved.contains(exchange.route())) {
            elsewhere.run(exchange);
        } else {
            threads.run(exchange);
        }
    }

    /** Ends an exchange. */
    void finished(@Nullable Connection connection) {
        running--;
        if (connection != null) {
            connection.ended();
        }
        if (running == 0 && idle != null) {
            idle.complete(null);
        }
    }

    /** {@code connection}, which Vert.x calls {@code vertx}, is a WebSocket from now on. */
    void upgraded(Connection connection, HttpConnection vertx, SocketFrames socket) {
        connections.upgraded(vertx);
        connection.upgraded(socket);
    }

    /** Tells all WebSockets that the server shuts down. Called on any thread. */
    void goAway() {
        context.nettyEventLoop().execute(connections::goAway);
    }

    /** Completes when no handler runs. Called on any thread. */
    CompletableFuture<Void> idle() {
        var future = new CompletableFuture<Void>();
        context.nettyEventLoop().execute(() -> {
            idle = future;
            if (running == 0) {
                future.complete(null);
            }
        });
        return future;
    }

    /** Completes when there is no connection. Called on any thread. */
    CompletableFuture<Void> deserted() {
        var future = new CompletableFuture<Void>();
        context.nettyEventLoop().execute(() -> connections.whenNone(() -> future.complete(null)));
        return future;
    }

    /** Interrupts what still runs. Called on any thread. */
    void stop() {
        context.nettyEventLoop().execute(() -> {
            threads.stop();
            elsewhere.stop();
            answers.close();
        });
    }

    Handler handler() {
        return handler;
    }

    ServerConfig config() {
        return config;
    }

    ContextInternal context() {
        return context;
    }

    HandlerThreads threads() {
        return threads;
    }

    /** On any thread. */
    boolean draining() {
        return draining.getAsBoolean();
    }

    AnswerBytes answers() {
        return answers;
    }

    CharSequence date() {
        return date.now();
    }
}
