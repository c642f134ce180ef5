package dev.corten.server;

import dev.corten.http.Handler;
import dev.corten.server.internal.Engine;
import dev.corten.server.internal.HandlerThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 and HTTP/2 server. Handlers are plain blocking code; each runs on a virtual thread of the event loop that
 * read its request.
 *
 * <pre>{@code
 * Server.bind(config.http()).serve(app).awaitShutdown();
 * }</pre>
 */
public final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final ServerConfig config;

    private Server(ServerConfig config) {
        this.config = config;
    }

    /** A server for {@code config}. It listens once it has a handler. */
    public static Server bind(ServerConfig config) {
        return new Server(config);
    }

    /**
     * Listens and answers every request by {@code handler}, usually a {@code Router}.
     *
     * @throws CannotListenException if the port is taken or the address is not one of this machine
     */
    public RunningServer serve(Handler handler) {
        var threads = HandlerThreads.Kind.best();
        var server = new RunningServer(Engine.start(config, handler, threads), config);
        LOG.info("listening on {}", server.url());
        if (threads == HandlerThreads.Kind.DEFAULT_SCHEDULER) {
            LOG.info("handlers run on the default scheduler; "
                    + "start java with --add-opens java.base/java.lang=ALL-UNNAMED to run them on the event loops");
        }
        return server;
    }
}
