package dev.corten.server;

import dev.corten.http.Handler;
import dev.corten.server.internal.Engine;
import dev.corten.server.internal.HandlerThreads;
import java.time.Duration;
import java.util.List;

/** Servers for tests: any port, short timeouts; and no handler that computes is moved on a busy machine. */
final class Servers {
    private Servers() {}

    static final ServerConfig CONFIG = config(Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofSeconds(20));

    static ServerConfig config(Duration idle, Duration body, Duration drain) {
        return new ServerConfig(
                0, "127.0.0.1", 8192, 16384, idle, body, drain, Duration.ofSeconds(60), TlsConfig.none(), List.of());
    }

    static RunningServer serve(HandlerThreads.Kind threads, Handler handler) {
        return serve(threads, CONFIG, handler);
    }

    static RunningServer serve(HandlerThreads.Kind threads, ServerConfig config, Handler handler) {
        return new RunningServer(Engine.start(config, handler, threads), config);
    }
}
