package dev.corten.sql.internal;

import dev.corten.sql.internal.wire.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Opens connections and remembers their sockets. */
final class WireSource implements ForwardingSource {
    private final DataSource source;
    private final Duration patience;

    /** A connection is gone when nobody has it any more; it is equal to itself alone. */
    private final Map<PGConnection, Wire> wires = Collections.synchronizedMap(new WeakHashMap<>());

    private final AtomicReference<@Nullable Connection> ahead = new AtomicReference<>();

    /** Connections of {@code source}, whose server answers within {@code patience} until it has let us in. */
    WireSource(DataSource source, Duration patience) {
        this.source = source;
        this.patience = patience;
    }

    @Override
    public DataSource source() {
        return source;
    }

    /**
     * Opens one ahead, which whoever asks next gets: a login takes time.
     *
     * @return whether statements can be pipelined on it
     */
    boolean openAhead() throws SQLException {
        Connection first = open();
        ahead.set(first);
        return wire(first.unwrap(PGConnection.class)) != null;
    }

    /** Closes the one that was opened ahead, if nobody has asked. */
    void close() {
        Connection first = ahead.getAndSet(null);
        if (first != null) {
            try {
                first.close();
            } catch (SQLException broken) {
                // It is of no use any more.
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection first = ahead.getAndSet(null);
        return first == null ? open() : first;
    }

    private Connection open() throws SQLException {
        var opened = OpenedSocket.open(source, patience);
        if (opened.channel() != null) {
            wires.put(opened.connection().unwrap(PGConnection.class), new Wire(opened.channel()));
        }
        return opened.connection();
    }

    /** The patience is enough; with a timeout of its own the driver would log in on another thread. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return Math.toIntExact(patience.toSeconds());
    }

    /** The socket of {@code connection}; {@code null} where what is sent there is encrypted. */
    @Nullable
    Wire wire(PGConnection connection) {
        return wires.get(connection);
    }
}
