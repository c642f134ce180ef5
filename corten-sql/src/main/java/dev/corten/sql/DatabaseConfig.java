package dev.corten.sql;

import dev.corten.config.Default;
import dev.corten.config.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the database is and how many connections to hold.
 *
 * @param url {@code postgres://user:password@host:5432/name}, with {@code ?sslmode=…} and other parameters of the
 *     driver; empty for the embedded PostgreSQL
 * @param maxConnections how many connections at most, from 1
 * @param minIdle how many idle connections to keep, up to {@code maxConnections}
 * @param acquireTimeout how long a query waits for a connection, and the start for the database; from 250 ms
 * @param maxLifetime after how long a connection is replaced, from 30 s
 * @param idleTimeout after how long an idle connection past {@code minIdle} is closed, from 10 s
 */
public record DatabaseConfig(
        Optional<Secret> url,
        @Default("10") int maxConnections,
        @Default("2") int minIdle,
        @Default("PT5S") Duration acquireTimeout,
        @Default("PT30M") Duration maxLifetime,
        @Default("PT10M") Duration idleTimeout) {

    /** Checks the limits. */
    public DatabaseConfig {
        require(maxConnections >= 1, "maxConnections is at least 1");
        require(minIdle >= 0 && minIdle <= maxConnections, "minIdle is between 0 and maxConnections");
        require(acquireTimeout.compareTo(Duration.ofMillis(250)) >= 0, "acquireTimeout is at least 250 ms");
        require(maxLifetime.compareTo(Duration.ofSeconds(30)) >= 0, "maxLifetime is at least 30 s");
        require(idleTimeout.compareTo(Duration.ofSeconds(10)) >= 0, "idleTimeout is at least 10 s");
    }

    /** The database at {@code url} with the default limits. */
    public static DatabaseConfig of(String url) {
        return new DatabaseConfig(
                Optional.of(Secret.of(url)),
                10,
                2,
                Duration.ofSeconds(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(10));
    }

    private static void require(boolean holds, String limit) {
        if (!holds) {
            throw new IllegalArgumentException(limit);
        }
    }
}
