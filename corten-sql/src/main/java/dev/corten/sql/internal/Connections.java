package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Where connections come from.
 *
 * @param joins whether one that comes with autocommit off has a transaction of somebody else on it
 */
record Connections(DataSource source, boolean joins) {

    /** A connection for {@code user}: a query's name. */
    Connection take(String user) {
        Interrupt.check(user);
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (SQLException failed) {
            throw Failure.of(user, failed);
        }
        try {
            if (joins || connection.getAutoCommit()) {
                return connection;
            }
        } catch (SQLException failed) {
            throw closing(connection, Failure.of(user, failed));
        }
        // To switch it on would commit that transaction; to leave it off would lose the changes of a pool's connection.
        throw closing(
                connection,
                new DbException(
                        user + ": the connection came with autocommit off; use Db.joining(dataSource) where a framework"
                                + " begins transactions, otherwise switch autocommit on in the pool",
                        null,
                        null));
    }

    /** {@code failure}, after {@code connection} was given back because of it. */
    static DbException closing(Connection connection, DbException failure) {
        try {
            connection.close();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
        return failure;
    }
}
