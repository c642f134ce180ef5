package dev.corten.server;

import dev.corten.server.internal.Engine;
import dev.corten.server.internal.ShutdownSignal;
import java.time.Duration;

/**
 * A server that listens. Closing it drains: no new connections, idle ones are closed, requests in flight get their
 * answer, all within {@link ServerConfig#drainTimeout()}; what is left then is interrupted and cut off.
 *
 * <pre>{@code
 * try (var server = Server.bind(ServerConfig.of(0)).serve(handler)) {
 *     client.send(HttpRequest.newBuilder(URI.create(server.url())).build(), ofString());
 * }
 * }</pre>
 */
public final class RunningServer implements AutoCloseable {
    /** What the application may need after the drain to close its pools, before the process ends regardless. */
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Engine engine;
    private final ServerConfig config;

    RunningServer(Engine engine, ServerConfig config) {
        this.engine = engine;
        this.config = config;
    }

    /** The port that it listens on, 0 if it is a Unix domain socket. */
    public int port() {
        return engine.port();
    }

    /** Its address for this machine, as in {@code http://localhost:3000} or {@code unix:/run/tasks/http.sock}. */
    public String url() {
        var host = config.host();
        if (host.startsWith("unix:")) {
            return host;
        }
        var name = host.equals("0.0.0.0") || host.equals("::")
                ? "localhost"
                : host.contains(":") ? "[" + host + "]" : host;
        var scheme = config.tls().certificate().isPresent() ? "https" : "http";
        return scheme + "://" + name + ":" + port();
    }

    /**
     * Waits for SIGTERM or SIGINT (or for {@link #close()} elsewhere), drains, and returns, so that {@code main} closes
     * what the handlers used. The process ends when {@code main} does, or 10 seconds after the drain if {@code main} hangs:
     * with code 0 if every request that had begun was answered, with 1 if something was cut off. A second signal ends it at once. Where the JVM does not hand out signals, a shutdown hook does
     * the same.
     */
    public void awaitShutdown() {
        var signal = ShutdownSignal.install(
                Thread.currentThread(), config.drainTimeout().plus(CLOSING));
        engine.whenClosing(signal::raise);
        signal.await();
        close();
        if (engine.cutOff()) {
            signal.cutOff();
        }
    }

    /** Drains and stops. Returns when all is closed; calling it again waits for the same. */
    @Override
    public void close() {
        engine.close();
    }
}
