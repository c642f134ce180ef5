package dev.corten.sql;

import java.net.InetAddress;

/**
 * PostgreSQL's {@code inet} and {@code cidr}: an address with the length of its network's prefix, which an {@link InetAddress} alone
 * would lose.
 *
 * @param address the address
 * @param prefix the bits of the network: 0 to 32, or to 128 of IPv6; all of them for a single host
 */
public record Inet(InetAddress address, int prefix) {
    /** Checks the prefix. */
    public Inet {
        int bits = address.getAddress().length * Byte.SIZE;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(
                    "the prefix of an address of " + bits + " bits is 0 to " + bits + ", not " + prefix);
        }
    }

    /** A single host. */
    public static Inet of(InetAddress host) {
        return new Inet(host, host.getAddress().length * Byte.SIZE);
    }

    /**
     * As PostgreSQL writes it: {@code 10.0.0.0/8}, {@code ::1}. Names of hosts are not looked up.
     *
     * @throws IllegalArgumentException for what is no address
     */
    public static Inet parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return slash < 0 ? of(address) : new Inet(address, Integer.parseInt(text.substring(slash + 1)));
    }

    /** As PostgreSQL reads it. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
