package dev.corten.http;

import dev.corten.http.internal.Peers;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

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
 * @param address its address; {@code null} for a process on this machine that came by a Unix domain socket
 * @param port its port, or 0 without an address
 */
public record Peer(@Nullable InetAddress address, int port) {
    /** The other end of the connection that {@code request} came on. */
    public static Peer from(Request request) {
        String peer = request.peer();
        InetAddress address = Peers.address(peer);
        return new Peer(address, address == null ? 0 : Integer.parseInt(peer.substring(peer.lastIndexOf(':') + 1)));
    }

    /** As in {@code 127.0.0.1:50412}, or {@code unix:}. */
    @Override
    public String toString() {
        if (address == null) {
            return "unix:";
        }
        String host = address.getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
