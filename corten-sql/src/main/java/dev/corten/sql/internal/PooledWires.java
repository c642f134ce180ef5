package dev.corten.sql.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.corten.sql.internal.wire.Leases;
import dev.corten.sql.internal.wire.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The connections of a pool as a pipeline takes them.
 *
 * @param pool the pool
 * @param source where the pool has them from
 */
record PooledWires(HikariDataSource pool, WireSource source) implements Leases {
    @Override
    public Connection take() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public @Nullable Wire wire(Connection lease) throws SQLException {
        return source.wire(lease.unwrap(PGConnection.class));
    }

    @Override
    public void giveBack(Connection lease) {
        try {
            lease.close();
        } catch (SQLException broken) {
            // The pool throws it away.
        }
    }

    @Override
    public void drop(Connection lease) {
        pool.evictConnection(lease);
    }

    @Override
    public int most() {
        return pool.getMaximumPoolSize();
    }

    @Override
    public int waiting() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }
}
