package dev.corten.server;

import dev.corten.config.Default;
import dev.corten.config.Env;
import dev.corten.server.internal.ProxyPeers;
import java.time.Duration;
import java.util.List;

/**
 * Where the server listens and what it puts up with. Every limit is finite. As a component {@code http} of the
 * application's configuration its variables are {@code PORT}, {@code BIND_ADDRESS}, {@code HTTP_IDLE_TIMEOUT} and so on.
 *
 * <p>How large the content of a request may be is the router's to say, not the server's.
 *
 * <pre>{@code
 * @Config
 * public record AppConfig(DatabaseConfig database, ServerConfig http) {}
 * }</pre>
 *
 * @param port the TCP port, 0 for any that is free
 * @param host the address to listen on: {@code 0.0.0.0} for all, {@code 127.0.0.1} for this machine only, {@code
 *     unix:/run/tasks/http.sock} for a Unix domain socket, to which the owner and the group of the process may connect
 * @param maxRequestLine how many bytes the method, target and version of a request may have; more is 414
 * @param maxHeaderSize how many bytes all header fields of a request may have; more is 431
 * @param idleTimeout after how long a client that sends no whole request, or takes nothing of its answer, loses its
 *     connection; how long a handler works is no matter
 * @param bodyTimeout how long reading the content of a request waits for the next bytes, and in all unless they come
 *     with 240 bytes a second; longer is 408
 * @param drainTimeout how long a shutdown waits for the requests in flight
 * @param loopLimit how long a handler may compute without waiting for anything; one that takes longer is logged with its
 *     stack, and its route runs on the default scheduler for a while
 * @param tls the certificate, for HTTPS
 * @param proxyProtocolFrom the addresses, or networks such as {@code 10.0.0.0/8}, of load balancers whose connections
 *     begin with the PROXY protocol, version 1 or 2; {@code Request.peer()} is then the client that they name
 */
public record ServerConfig(
        @Env("PORT") @Default("3000") int port,
        @Env("BIND_ADDRESS") @Default("0.0.0.0") String host,
        @Default("8192") int maxRequestLine,
        @Default("16384") int maxHeaderSize,
        @Default("PT60S") Duration idleTimeout,
        @Default("PT15S") Duration bodyTimeout,
        @Default("PT20S") Duration drainTimeout,
        @Default("PT0.02S") Duration loopLimit,
        TlsConfig tls,
        @Default("") List<String> proxyProtocolFrom) {

    /** Refuses what no server can do. */
    public ServerConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, not " + port);
        }
        positive("maxRequestLine", maxRequestLine);
        positive("maxHeaderSize", maxHeaderSize);
        positive("idleTimeout", idleTimeout.toMillis());
        positive("bodyTimeout", bodyTimeout.toMillis());
        positive("drainTimeout", drainTimeout.toMillis());
        positive("loopLimit", loopLimit.toMillis());
        proxyProtocolFrom = List.copyOf(proxyProtocolFrom);
        ProxyPeers.of(proxyProtocolFrom);
    }

    /** That port with the default limits, on all addresses. */
    public static ServerConfig of(int port) {
        return new ServerConfig(
                port,
                "0.0.0.0",
                8192,
                16384,
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(20),
                Duration.ofMillis(20),
                TlsConfig.none(),
                List.of());
    }

    /** The same with that certificate. */
    public ServerConfig tls(TlsConfig tls) {
        return new ServerConfig(
                port,
                host,
                maxRequestLine,
                maxHeaderSize,
                idleTimeout,
                bodyTimeout,
                drainTimeout,
                loopLimit,
                tls,
                proxyProtocolFrom);
    }

    /** The same behind load balancers in those networks, which speak the PROXY protocol. */
    public ServerConfig proxyProtocolFrom(List<String> networks) {
        return new ServerConfig(
                port,
                host,
                maxRequestLine,
                maxHeaderSize,
                idleTimeout,
                bodyTimeout,
                drainTimeout,
                loopLimit,
                tls,
                networks);
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be more than zero");
        }
    }
}
