package dev.corten.sql.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.corten.sql.DatabaseConfig;
import dev.corten.sql.Db;
import dev.corten.sql.DbException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the pool of connections to a MariaDB. The only class that needs {@code org.mariadb.jdbc:mariadb-java-client}. */
public final class MariaDbPool {
    private static final Logger log = LoggerFactory.getLogger(Db.class);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final int DEFAULT_PORT = 3306;

    private MariaDbPool() {}

    /** A pool on {@code mariadb://user:password@host:3306/database}; waits for the server as a query would for a connection. */
    static Pool open(String address, DatabaseConfig config) {
        long begin = System.nanoTime();
        try {
            String limit = "max_statement_time=" + config.statementTimeout().toMillis() / 1000.0;
            DataSource source = source(address, limit, config.acquireTimeout());
            while (true) {
                try (Connection _ = source.getConnection()) {
                    break;
                } catch (SQLException failed) {
                    String state = String.valueOf(failed.getSQLState());
                    boolean late = System.nanoTime() - begin
                            > config.acquireTimeout().minus(RETRY).toNanos();
                    if (late || !state.startsWith("08")) {
                        DbException failure = Failure.of("no connection to " + place(address), failed);
                        throw new DbException(
                                failure.getMessage() + "; is MariaDB running there, and is DATABASE_URL right?", state);
                    }
                    LockSupport.parkNanos(RETRY.toNanos());
                }
            }
            HikariConfig hikari = Pool.configuration(source, config);
            var pool = new HikariDataSource(hikari);
            log.info("connected to {} in {} ms", place(address), (System.nanoTime() - begin) / 1_000_000);
            return Pool.unpipelined(pool, source(address, "max_statement_time=0", config.acquireTimeout()));
        } catch (SQLException refused) {
            throw wrong("the driver refuses it");
        } catch (NoClassDefFoundError absent) {
            throw new DbException(
                    "DATABASE_URL is of MariaDB, but org.mariadb.jdbc:mariadb-java-client is not on the class path",
                    null);
        }
    }

    /**
     * Connections without a pool.
     *
     * @param variables of the session, besides its time zone
     */
    public static DataSource source(String address, String variables, Duration connectTimeout) throws SQLException {
        URI uri = uri(address);
        var source = new MariaDbDataSource();
        // What was checked as a prepared statement runs as one. The zone of the session is that of what is sent and
        // read.
        source.setUrl("jdbc:mariadb://" + place(address) + "?useServerPrepStmts=true&connectTimeout="
                + connectTimeout.toMillis() + "&sessionVariables=time_zone='+00:00'," + variables
                + (uri.getRawQuery() == null ? "" : "&" + uri.getRawQuery()));
        String user = uri.getUserInfo();
        if (user != null) {
            int colon = user.indexOf(':');
            source.setUser(colon < 0 ? user : user.substring(0, colon));
            source.setPassword(colon < 0 ? "" : user.substring(colon + 1));
        }
        return source;
    }

    /** Host, port and database: what messages may show. */
    private static String place(String address) {
        URI uri = uri(address);
        return uri.getHost() + ":" + (uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()) + uri.getPath();
    }

    private static URI uri(String address) {
        @Nullable URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException malformed) {
            uri = null;
        }
        if (uri == null || uri.getHost() == null || uri.getPath() == null) {
            throw wrong("in user and password the characters : / ? # @ % are percent-encoded");
        }
        return uri;
    }

    private static DbException wrong(String why) {
        return new DbException(
                "DATABASE_URL is not of the form mariadb://user:password@host:3306/database: " + why, null);
    }
}
