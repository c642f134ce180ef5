package dev.corten.server.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a load balancer says first of a connection: who is at its other end. A header is due from it, and what comes
 * without one is closed, as the <a href="https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt">PROXY protocol</a>
 * wants it, section 2: to guess would let clients speak for the load balancer.
 */
final class ProxyHeader extends SimpleChannelInboundHandler<HAProxyMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyHeader.class);

    private final Connection connection;

    ProxyHeader(Connection connection) {
        this.connection = connection;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HAProxyMessage header) {
        // Without a command it is the load balancer itself, to see whether anybody is here.
        if (header.command() == HAProxyCommand.PROXY) {
            if (header.proxiedProtocol() == HAProxyProxiedProtocol.TCP4) {
                connection.proxied(header.sourceAddress() + ":" + header.sourcePort());
            } else if (header.proxiedProtocol() == HAProxyProxiedProtocol.TCP6) {
                connection.proxied("[" + header.sourceAddress() + "]:" + header.sourcePort());
            }
        }
        context.pipeline().remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable e) {
        LOG.warn(
                "{} has to begin with the PROXY protocol and does not",
                context.channel().remoteAddress());
        LOG.debug("what it sent instead", e);
        context.close();
    }
}
