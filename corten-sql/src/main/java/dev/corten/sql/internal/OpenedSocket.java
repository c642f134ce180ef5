package dev.corten.sql.internal;

import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Finds out what socket the driver opens for a connection, and whether it encrypts what it sends there. */
final class OpenedSocket {
    /** The driver connects on the thread that asks for a connection. */
    private static final ScopedValue<OpenedSocket> CURRENT = ScopedValue.newInstance();

    private @Nullable SocketChannel channel;
    private boolean encrypted;

    private final Duration patience;

    private OpenedSocket(Duration patience) {
        this.patience = patience;
    }

    /** A connection of {@code source}, whose server answers within {@code patience} each time until it has let us in. */
    static Opened open(DataSource source, Duration patience) throws SQLException {
        var socket = new OpenedSocket(patience);
        Connection connection = ScopedValue.where(CURRENT, socket).call(source::getConnection);
        try {
            if (socket.channel != null) {
                socket.channel.socket().setSoTimeout(0);
            }
            return new Opened(connection, socket.encrypted ? null : socket.channel);
        } catch (SocketException closed) {
            connection.close();
            throw new PSQLException("the connection was closed", PSQLState.CONNECTION_FAILURE, closed);
        }
    }

    /** The driver is about to try {@code channel}; the last one is that of the connection. */
    static void note(SocketChannel channel) throws SocketException {
        if (CURRENT.isBound()) {
            OpenedSocket opened = CURRENT.get();
            channel.socket().setSoTimeout(Math.toIntExact(opened.patience.toMillis()));
            opened.channel = channel;
            opened.encrypted = false;
        }
    }

    /** The driver encrypts what it sends from here on. */
    static void noteEncryption() {
        if (CURRENT.isBound()) {
            CURRENT.get().encrypted = true;
        }
    }

    /**
     * A connection.
     *
     * @param channel its socket; {@code null} where what is sent there is encrypted, or the driver took another one
     */
    record Opened(Connection connection, @Nullable SocketChannel channel) {}
}
