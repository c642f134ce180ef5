package dev.corten.http.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Who is at the other end of connections. */
public final class Peers {
    private static final int NETWORK_BYTES = 8;

    private Peers() {}

    /**
     * What tells one client from another in {@code peer}, as in {@code 127.0.0.1:50412}: the IPv4 address, or the network of
     * 64 bits of an IPv6 address, because whoever has one has all of its addresses.
     */
    public static String network(String peer) {
        int colon = peer.lastIndexOf(':');
        String host = colon < 0 ? peer : peer.substring(0, colon);
        if (host.indexOf(':') < 0) {
            return host;
        }
        String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return InetAddress.ofLiteral(literal) instanceof Inet6Address address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : literal;
        } catch (IllegalArgumentException noAddress) {
            return host;
        }
    }
}
