package dev.corten.http;

import java.net.InetAddress;

/**
 * Who is at the other end of the connection: the client, or a proxy in front of the service. Behind a load balancer that the
 * server takes the PROXY protocol from it is the client that the balancer names. What header fields like
 * {@code X-Forwarded-For} say is not looked at: anybody can send them.
 *
 * <pre>{@code
 * @Post("/login")
 * Session login(@Form Login login, Peer peer) throws TooManyAttempts { ... }
 * }</pre>
 *
 * @param address its address
 * @param port its port
 */
public record Peer(InetAddress address, int port) {
    /** The other end of the connection that {@code request} came on. */
    public static Peer from(Request request) {
        String peer = request.peer();
        int colon = peer.lastIndexOf(':');
        String host = peer.substring(0, colon);
        String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        // The name of the interface of a link-local address says nothing elsewhere.
        int zone = literal.indexOf('%');
        return new Peer(
                InetAddress.ofLiteral(zone < 0 ? literal : literal.substring(0, zone)),
                Integer.parseInt(peer.substring(colon + 1)));
    }

    /** As in {@code 127.0.0.1:50412}. */
    @Override
    public String toString() {
        String host = address.getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
