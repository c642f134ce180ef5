package dev.corten.sql.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.corten.sql.DatabaseConfig;
import dev.corten.sql.Db;
import dev.corten.sql.DbException;
import dev.corten.sql.internal.wire.Pipeline;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pool of connections to a database: here to a PostgreSQL.
 *
 * @param connections for those who need one of their own
 * @param pipeline for all others; {@code null} where they need one, too
 * @param unlimited gives connections of their own, without a limit for statements, for migrations
 */
record Pool(
        HikariDataSource hikari,
        DataSource connections,
        @Nullable Pipeline pipeline,
        DataSource unlimited) {
    private static final Logger log = LoggerFactory.getLogger(Db.class);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final Duration LOGIN = Duration.ofSeconds(10);
    private static final Duration KEEPALIVE = Duration.ofMinutes(2);

    /** Parameters of the address that leave to the pipeline what it does. With any other, all is the driver's. */
    private static final Set<String> PIPELINED = Set.of(
            "sslmode",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "sslpassword",
            "channelBinding",
            "ApplicationName",
            "connectTimeout",
            "currentSchema",
            "options",
            "tcpKeepAlive");

    /**
     * Once for each connection, and as a statement: in the start-up packet PgBouncer refuses it. What the address says
     * wins. The server looks every second whether somebody still waits for a running statement; a server that cannot,
     * because it is older than 14 or on Windows, does not.
     */
    private static final String SETTINGS = """
            SELECT set_config(name, CASE name WHEN 'statement_timeout' THEN '%d' ELSE '1000' END, false)
            FROM pg_settings
            WHERE source <> 'client' AND (name = 'statement_timeout'
                OR name = 'client_connection_check_interval' AND version() !~* 'windows|visual c|mingw')""";

    /** What a URL does not say, by the driver's names. */
    private static final Map<String, String> DEFAULTS = Map.of(
            // A statement is prepared by name at its first use on a connection; from the second on results come binary.
            "prepareThreshold", "1",
            // Settings travel in the start-up packet instead of a round trip each.
            "assumeMinServerVersion", "12",
            // Otherwise messages hold the values of refused rows, and messages are logged.
            "logServerErrorDetail", "false",
            "tcpKeepAlive", "true",
            "socketFactory", KeepAlive.class.getName(),
            "sslfactory", Encryption.class.getName(),
            // Tried by itself otherwise, and then it would go unnoticed.
            "gssEncMode", "disable",
            "ApplicationName", "corten");

    /** A pool on {@code url}, which answers; waits for the database as long as a query would for a connection. */
    static Pool open(DatabaseUrl url, DatabaseConfig config) {
        long begin = System.nanoTime();
        var wires = new WireSource(source(url, config), LOGIN);
        boolean pipelined = PIPELINED.containsAll(url.parameters().keySet());
        // The pool's own way to try logs a stack trace at each attempt, and takes a wrong password for an outage.
        while (true) {
            try {
                pipelined &= wires.openAhead();
                break;
            } catch (SQLException failed) {
                boolean late = System.nanoTime() - begin
                        > config.acquireTimeout().minus(RETRY).toNanos();
                if (late || !mayComeUp(failed)) {
                    throw unreachable(url, config, failed);
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
        HikariConfig settings = configuration(wires, config);
        settings.setConnectionInitSql(
                SETTINGS.formatted(config.statementTimeout().toMillis()));
        HikariDataSource pool = new HikariDataSource(settings);
        log.info("connected to {} in {} ms", url, (System.nanoTime() - begin) / 1_000_000);
        if (!pipelined) {
            log.info("statements are not pipelined, because of TLS or a parameter in DATABASE_URL");
            return unpipelined(pool, wires);
        }
        Pipeline pipeline = Pipeline.open(new PooledWires(pool, wires), config.acquireTimeout());
        return new Pool(pool, new SharedSource(pool, pipeline), pipeline, wires);
    }

    /** A pool whose connections are used by one statement at a time. */
    static Pool unpipelined(HikariDataSource pool, DataSource unlimited) {
        return new Pool(pool, pool, null, unlimited);
    }

    /** Closes the pool. */
    void close() {
        if (pipeline != null) {
            pipeline.close();
        }
        hikari.close();
        if (unlimited instanceof WireSource wires) {
            wires.close();
        }
    }

    /** The limits of {@code config} for a pool of connections from {@code source}. */
    static HikariConfig configuration(DataSource source, DatabaseConfig config) {
        HikariConfig hikari = new PoolSettings();
        hikari.setPoolName("db");
        hikari.setDataSource(source);
        hikari.setInitializationFailTimeout(-1);
        hikari.setMaximumPoolSize(config.maxConnections());
        hikari.setMinimumIdle(Math.min(config.minIdle(), config.maxConnections()));
        hikari.setConnectionTimeout(config.acquireTimeout().toMillis());
        hikari.setMaxLifetime(config.maxLifetime().toMillis());
        hikari.setIdleTimeout(config.idleTimeout().toMillis());
        hikari.setKeepaliveTime(
                Math.min(KEEPALIVE.toMillis(), config.maxLifetime().toMillis() / 2));
        return hikari;
    }

    private static DataSource source(DatabaseUrl url, DatabaseConfig config) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {url.host()});
        source.setPortNumbers(new int[] {url.port()});
        source.setDatabaseName(url.database());
        if (url.user() != null) {
            source.setUser(url.user());
        }
        if (url.password() != null) {
            source.setPassword(url.password());
        }
        try {
            for (var setting : DEFAULTS.entrySet()) {
                source.setProperty(setting.getKey(), setting.getValue());
            }
            source.setProperty(
                    "connectTimeout",
                    Long.toString(Math.max(1, config.acquireTimeout().toSeconds())));
            for (var parameter : url.parameters().entrySet()) {
                source.setProperty(parameter.getKey(), parameter.getValue());
            }
        } catch (SQLException refused) {
            throw new DbException(
                    "DATABASE_URL has a parameter that the driver refuses", refused.getSQLState(), refused);
        }
        return source;
    }

    /** Nobody listens there yet, or the server is starting; a wrong password stays wrong. */
    private static boolean mayComeUp(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        return state.startsWith("08") || state.equals("57P03") || state.equals("53300");
    }

    private static DbException unreachable(DatabaseUrl url, DatabaseConfig config, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        String help =
                switch (state) {
                    case "28P01", "28000" -> "check user and password in DATABASE_URL";
                    case "3D000" -> "create it, or check the name in DATABASE_URL";
                    default -> "is PostgreSQL running there, and is DATABASE_URL right?";
                };
        String within = mayComeUp(cause) ? " within " + config.acquireTimeout().toMillis() + " ms" : "";
        DbException failure = Failure.of("no connection to " + url + within, cause);
        return new DbException(failure.getMessage() + "; " + help, cause.getSQLState());
    }
}
