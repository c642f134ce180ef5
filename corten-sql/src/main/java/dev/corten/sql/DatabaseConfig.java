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
 * @param maxConnections how many connections at most
 * @param minIdle how many idle connections to keep
 * @param acquireTimeout how long a query waits for a connection
 * @param maxLifetime after how long a connection is replaced
 * @param idleTimeout after how long an idle connection past {@code minIdle} is closed
 */
public record DatabaseConfig(
        Optional<Secret> url,
        @Default("10") int maxConnections,
        @Default("2") int minIdle,
        @Default("PT5S") Duration acquireTimeout,
        @Default("PT30M") Duration maxLifetime,
        @Default("PT10M") Duration idleTimeout) {

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
}
