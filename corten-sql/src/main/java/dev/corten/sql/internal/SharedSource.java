package dev.corten.sql.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.corten.sql.internal.wire.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The connections of a pool for those who need one of their own, such as transactions. The pipeline gives back what it can do
 * without while one of them waits.
 */
record SharedSource(HikariDataSource source, Pipeline pipeline) implements ForwardingSource {
    @Override
    public Connection getConnection() throws SQLException {
        if (source.getHikariPoolMXBean().getIdleConnections() > 0) {
            return source.getConnection();
        }
        pipeline.wanted();
        try {
            return source.getConnection();
        } finally {
            pipeline.served();
        }
    }
}
