package dev.corten.http.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Who is at the other end of connections. */
public final class Peers {
    private static final int NETWORK_BYTES = 8;

    private Peers() {}

    /**
     * What tells one client from another in {@code peer}, as in {@code 127.0.0.1:50412}: the IPv4 address, or the network of
     * 64 bits of an IPv6 address, because whoever has one has all of its addresses.
     */
    public static String network(String peer) {
        String host = host(peer);
        if (host.indexOf(':') < 0) {
            return host;
        }
        return switch (address(peer)) {
            case Inet6Address six -> HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES));
            case null -> host;
            case InetAddress four -> four.getHostAddress();
        };
    }

    /** The address in {@code peer}, as in {@code 127.0.0.1:50412}, or {@code null} if it has none, as in {@code unix:}. */
    public static @Nullable InetAddress address(String peer) {
        String host = host(peer);
        String literal = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        // The interface of a link-local address says nothing elsewhere.
        int zone = literal.indexOf('%');
        try {
            return InetAddress.ofLiteral(zone < 0 ? literal : literal.substring(0, zone));
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static String host(String peer) {
        int colon = peer.lastIndexOf(':');
        return colon < 0 ? peer : peer.substring(0, colon);
    }
}
