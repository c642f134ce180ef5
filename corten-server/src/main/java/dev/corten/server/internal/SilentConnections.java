package dev.corten.server.internal;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections on which nothing has come yet, such as browsers open in advance. Vert.x does not know yet whether they
 * will speak HTTP/1.1 or HTTP/2, so its shutdown leaves them be: closing them is ours. At the first byte a connection is
 * no longer our business and costs nothing.
 */
@Sharable
final class SilentConnections extends ChannelInboundHandlerAdapter {
    private final Set<Channel> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Closes them, and those to come. */
    void close() {
        closed = true;
        silent.forEach(Channel::close);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        silent.add(connection.channel());
        if (closed) {
            connection.channel().close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object first) {
        silent.remove(connection.channel());
        connection.fireChannelRead(first);
        connection.pipeline().remove(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        silent.remove(connection.channel());
        connection.fireChannelInactive();
    }
}
