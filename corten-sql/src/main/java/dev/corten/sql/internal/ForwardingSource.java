package dev.corten.sql.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A source of connections that does something more when one is asked for. */
interface ForwardingSource extends DataSource {
    /** The one that it forwards to. */
    DataSource source();

    @Override
    default Connection getConnection(String user, String password) throws SQLException {
        return source().getConnection(user, password);
    }

    @Override
    default PrintWriter getLogWriter() throws SQLException {
        return source().getLogWriter();
    }

    @Override
    default void setLogWriter(PrintWriter out) throws SQLException {
        source().setLogWriter(out);
    }

    @Override
    default void setLoginTimeout(int seconds) throws SQLException {
        source().setLoginTimeout(seconds);
    }

    @Override
    default int getLoginTimeout() throws SQLException {
        return source().getLoginTimeout();
    }

    @Override
    default Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source().getParentLogger();
    }

    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(source()) ? type.cast(source()) : source().unwrap(type);
    }

    @Override
    default boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(source()) || source().isWrapperFor(type);
    }
}
