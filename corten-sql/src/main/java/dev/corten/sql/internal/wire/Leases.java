package dev.corten.sql.internal.wire;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The pool that a pipeline takes its connections from, and gives them back to: it counts, replaces and measures them. */
public interface Leases {
    /** A connection, waited for as long as the pool waits. */
    Connection take() throws SQLException;

    /** The socket of {@code lease}; {@code null} if it is not ours to write to, because it is encrypted. */
    @Nullable
    Wire wire(Connection lease) throws SQLException;

    /** Gives {@code lease} back. Does not wait. */
    void giveBack(Connection lease);

    /** Throws {@code lease} away. Does not wait. */
    void drop(Connection lease);

    /** How many connections there may be. */
    int most();

    /** How many threads wait for one. */
    int waiting();
}
