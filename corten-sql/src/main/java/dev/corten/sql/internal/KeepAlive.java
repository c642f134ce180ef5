package dev.corten.sql.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Map;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Makes the driver's sockets, which notice after two minutes that the other side is gone: a query whose server has lost
 * its power would wait for two hours by the defaults of most systems. Unlike a timeout of reads, this costs a waiting
 * query nothing and ends none that only takes long. Made by the driver, by its name.
 *
 * <p>They are those of channels, so that a pipeline can take them over from the driver: see {@link OpenedSocket}.
 */
public final class KeepAlive extends SocketFactory {
    /** In seconds of silence, seconds between two probes, and probes without an answer. */
    private static final Map<SocketOption<Integer>, Integer> PROBES = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 60,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 10,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 6);

    @Override
    public Socket createSocket() throws IOException {
        SocketChannel channel = SocketChannel.open();
        OpenedSocket.note(channel);
        Socket socket = channel.socket();
        socket.setKeepAlive(true);
        for (var probe : PROBES.entrySet()) {
            // Not every system has them.
            if (socket.supportedOptions().contains(probe.getKey())) {
                socket.setOption(probe.getKey(), probe.getValue());
            }
        }
        return socket;
    }

    // The driver connects what createSocket() gives it.

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
