package dev.corten.server.internal;

import dev.corten.http.Handler;
import dev.corten.server.CannotListenException;
import dev.corten.server.ServerConfig;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Vert.x with one HTTP server for each event loop, all on one port: starts it, and drains and stops it. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** How long interrupted handlers and the event loops have to end. */
    private static final Duration STOP = Duration.ofSeconds(5);

    /**
     * How long clients have to send a request more on connections that they keep, to learn by its answer that the connection
     * ends. To close an idle one at once would lose the request that is on its way.
     */
    private static final Duration LAST_REQUESTS = Duration.ofMillis(500);

    /** How long connections have to close after the last answer. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final VertxInternal vertx;
    private final ServerConfig config;
    private final @Nullable SocketFile file;
    private final MovedRoutes moved = new MovedRoutes(System::nanoTime);
    private final Watchdog watchdog;
    private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean draining;
    private volatile boolean cutOff;
    private volatile @Nullable Channel listener;
    private volatile @Nullable TlsReload certificates;
    private volatile Runnable whenClosing = () -> {};

    private Engine(ServerConfig config, @Nullable SocketFile file) {
        this.config = config;
        this.file = file;
        this.watchdog = Watchdog.of(config.loopLimit(), moved);
        this.vertx = (VertxInternal) VertxBootstrap.create()
                .options(NettySettings.vertx())
                .init()
                .transport(new WatchedTransport(
                        NettySettings.transport().implementation(), socket -> listener = socket, this::accepted))
                .vertx();
    }

    private ChannelHandler accepted(Channel connection) {
        return Objects.requireNonNull(loops.get(connection.eventLoop())).watch();
    }

    /** Listens and answers by {@code handler} on {@code threads}. */
    public static Engine start(ServerConfig config, Handler handler, HandlerThreads.Kind threads) {
        NettySettings.apply();
        var tls = certificate(config);
        var file = SocketFile.of(config);
        var engine = new Engine(config, file);
        try {
            var place = file == null ? null : file.place();
            engine.listen(handler, threads, tls, place);
            if (file != null && place != null) {
                file.publish(place);
            }
        } catch (ExecutionException e) {
            engine.vertx.close();
            throw new CannotListenException(config, e.getCause());
        } catch (CannotListenException e) {
            engine.vertx.close();
            throw e;
        } catch (InterruptedException e) {
            engine.vertx.close();
            Thread.currentThread().interrupt();
            throw new CannotListenException(config, e);
        }
        return engine;
    }

    private static Optional<TlsFiles> certificate(ServerConfig config) {
        try {
            if (config.tls().certificate().isEmpty()) {
                return Optional.empty();
            }
            var files = TlsFiles.read(config.tls());
            files.check();
            return Optional.of(files);
        } catch (TlsFiles.UnusableException e) {
            throw CannotListenException.tls(String.valueOf(e.getMessage()));
        }
    }

    /** Listens on the socket {@code place}, or on a port if that is {@code null}. */
    private void listen(Handler handler, HandlerThreads.Kind threads, Optional<TlsFiles> tls, @Nullable Path place)
            throws ExecutionException, InterruptedException {
        for (var executor : vertx.nettyEventLoopGroup()) {
            var context =
                    vertx.contextBuilder().withEventLoop((EventLoop) executor).build();
            var started = new CompletableFuture<Loop>();
            context.runOnContext(v -> {
                try {
                    started.complete(new Loop(handler, config, context, threads, moved, () -> draining));
                } catch (RuntimeException | Error e) {
                    started.completeExceptionally(e);
                }
            });
            var loop = started.get();
            loops.put(context.nettyEventLoop(), loop);
            if (loop.threads() instanceof WatchedLoop watched) {
                watchdog.add(watched);
            }
            var server = vertx.createHttpServer(NettySettings.http(config, tls))
                    .connectionHandler(loop::speaks)
                    .requestHandler(loop::accept)
                    .invalidRequestHandler(loop::accept);
            servers.add(server);
            var bound = new CompletableFuture<Void>();
            Supplier<Future<HttpServer>> listening = place == null
                    ? server::listen
                    : () -> server.listen(SocketAddress.domainSocketAddress(place.toString()));
            context.runOnContext(v -> listening.get().onComplete(result -> {
                if (result.succeeded()) {
                    bound.complete(null);
                } else {
                    bound.completeExceptionally(result.cause());
                }
            }));
            bound.get();
        }
        watchdog.start();
        if (tls.isPresent()) {
            certificates = TlsReload.of(tls.get(), this::serveBy);
            certificates.start();
        }
    }

    /** Makes new connections by those files. The servers share their socket, and with it the certificate. */
    private void serveBy(TlsFiles files) {
        var options = NettySettings.http(config, Optional.of(files)).getSslOptions();
        servers.getFirst()
                .updateSSLOptions(options, true)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** The port that it listens on, 0 if it is a Unix domain socket. */
    public int port() {
        return file != null ? 0 : servers.getFirst().actualPort();
    }

    /** Runs {@code action} when closing begins, whoever asks for it. */
    public void whenClosing(Runnable action) {
        whenClosing = action;
        if (closing.get()) {
            action.run();
        }
    }

    /** Drains and stops. The first caller does it, the others wait. */
    public void close() {
        if (closing.compareAndSet(false, true)) {
            try {
                whenClosing.run();
                drain();
            } finally {
                closed.countDown();
            }
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether closing had to end a request that was not answered. */
    public boolean cutOff() {
        return cutOff;
    }

    private void drain() {
        draining = true;
        long deadline = System.nanoTime() + config.drainTimeout().toNanos();
        if (file != null) {
            file.remove();
        }
        if (listener != null) {
            // First of all: Vert.x takes connections until its last server is shut down, and then has nobody for them.
            listener.close().awaitUninterruptibly(STOP.toMillis());
        }
        loops.values().forEach(Loop::goAway);
        await(
                loops.values().stream().map(Loop::deserted).toList(),
                Math.min(deadline, System.nanoTime() + LAST_REQUESTS.toNanos()));
        var connections = new ArrayList<CompletableFuture<?>>();
        for (var server : servers) {
            // Closes idle connections, and the others after their answer. The timeout is ours to watch.
            connections.add(server.shutdown(config.drainTimeout().plus(STOP).toMillis(), TimeUnit.MILLISECONDS)
                    .toCompletionStage()
                    .toCompletableFuture());
        }
        loops.values().forEach(Loop::drain);
        // We wait for handlers, not for connections: one whose client went away may still use the database.
        boolean drained = await(handlers(), deadline);
        if (!drained) {
            cutOff = true;
            LOG.warn("requests are still in flight after {}: interrupting them", config.drainTimeout());
        }
        loops.values().forEach(Loop::stop);
        watchdog.close();
        if (certificates != null) {
            certificates.close();
        }
        if (!drained) {
            await(handlers(), System.nanoTime() + STOP.toNanos());
        }
        await(connections, System.nanoTime() + FAREWELL.toNanos());
        await(List.of(vertx.close().toCompletionStage().toCompletableFuture()), System.nanoTime() + STOP.toNanos());
    }

    private List<CompletableFuture<Void>> handlers() {
        return loops.values().stream().map(Loop::idle).toList();
    }

    /** Whether all completed in time. */
    private static boolean await(List<? extends CompletableFuture<?>> futures, long deadline) {
        try {
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.debug("while closing", e);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
