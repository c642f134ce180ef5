package dev.corten.server.internal;

import dev.corten.server.ServerConfig;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.transport.Transport;
import java.util.Optional;

/** Every setting of Vert.x and Netty, in one place. */
final class NettySettings {
    /** How many requests an HTTP/2 connection may have in flight; RFC 9113, section 6.5.2 wants no fewer. */
    private static final int MAX_CONCURRENT_STREAMS = 100;

    private NettySettings() {}

    /** The settings that are system properties: set before the first class of Vert.x loads, unless the user did. */
    static void apply() {
        // Bookkeeping for each task and request that nothing reads.
        unlessSet("vertx.disableMetrics", "true");
        unlessSet("vertx.disableContextTimings", "true");
        // SocketUpgrade does them. Vert.x would look at each request for a handshake, and answer 501 by itself to
        // versions
        // that it does not know.
        unlessSet("vertx.disableWebsockets", "true");
        // Events of Java Flight Recorder for each buffer, whose class alone takes 60 ms to load.
        unlessSet("io.netty.jfr.enabled", "false");
        // The one name to resolve is the address to listen on: the JDK's resolver does.
        unlessSet("vertx.disableDnsResolver", "true");
    }

    private static void unlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Epoll where its native library loads, which takes fewer system calls for each request; else what the JDK has. */
    static Transport transport() {
        var fast = Transport.nativeTransport();
        return fast != null && fast.available() ? fast : Transport.NIO;
    }

    static VertxOptions vertx() {
        return new VertxOptions()
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
                .setDisableTCCL(true)
                // no folder for files out of jars
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    /** A server in clear, or by the certificate in {@code tls}. */
    static HttpServerOptions http(ServerConfig config, Optional<TlsFiles> tls) {
        var options = new HttpServerOptions()
                .setHost(config.host())
                // Vert.x gives each of several servers on port 0 a port of its own; on a negative one they share it.
                .setPort(config.port() == 0 ? -1 : config.port())
                .setAcceptBacklog(1024)
                // We write on the loop only, so Vert.x needs no queue in between.
                .setStrictThreadMode(true)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(MAX_CONCURRENT_STREAMS)
                        // HTTP/2 counts the target among the fields.
                        .setMaxHeaderListSize((long) config.maxRequestLine() + config.maxHeaderSize()))
                // These would look at each message for a WebSocket handshake.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        tls.ifPresent(files -> files.apply(options));
        return options;
    }

    /** What {@link StrictDecoder} takes of a head. */
    static HttpDecoderConfig decoder(ServerConfig config) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(config.maxRequestLine())
                .setMaxHeaderSize(config.maxHeaderSize());
    }
}
