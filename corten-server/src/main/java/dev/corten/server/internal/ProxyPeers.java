package dev.corten.server.internal;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/**
 * The load balancers that say by the PROXY protocol whom they connect. From anybody else the same words would be a lie
 * about who is there.
 *
 * @param networks where they are
 */
public record ProxyPeers(List<IpSubnetFilterRule> networks) {
    /**
     * Those in {@code networks}, each an address or, as in {@code 10.0.0.0/8}, the beginning of addresses.
     *
     * @throws IllegalArgumentException if one of them is neither
     */
    public static ProxyPeers of(List<String> networks) {
        return new ProxyPeers(networks.stream().map(ProxyPeers::network).toList());
    }

    private static IpSubnetFilterRule network(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        try {
            var address = InetAddress.ofLiteral(literal);
            boolean four = address instanceof Inet4Address;
            if (four && !literal.equals(address.getHostAddress())) {
                // The JDK takes 10.1 for 10.0.0.1.
                throw new IllegalArgumentException("an IPv4 address has four numbers");
            }
            int bits = four ? 32 : 128;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "proxyProtocolFrom must be addresses or networks such as 10.0.0.0/8, not " + text, e);
        }
    }

    /** Whether the connection from {@code peer} begins with the PROXY protocol. */
    boolean contains(SocketAddress peer) {
        if (!(peer instanceof InetSocketAddress address)) {
            return false;
        }
        for (var network : networks) {
            if (network.matches(address)) {
                return true;
            }
        }
        return false;
    }
}
