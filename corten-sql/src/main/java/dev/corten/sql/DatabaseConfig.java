package dev.corten.sql;

import dev.corten.config.Default;
import dev.corten.config.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the database is and how many connections to hold.
 *
 * @param url {@code postgres://user:password@host:5432/name}, with {@code ?sslmode=…} and other parameters of the
 *     driver, or {@code sqlite:path} or {@code mariadb://…}; empty for the embedded PostgreSQL
 * @param maxConnections how many connections at most, from 1
 * @param minIdle how many idle connections to keep, {@code maxConnections} at most
 * @param acquireTimeout how long a query waits for a connection, and the start for the database; from 250 ms
 * @param maxLifetime after how long a connection is replaced, from 30 s
 * @param idleTimeout after how long an idle connection past {@code minIdle} is closed, from 10 s
 * @param statementTimeout after how long the server ends a statement, from 1 ms; migrations and SQLite have no limit
 */
public record DatabaseConfig(
        Optional<Secret> url,
        @Default("10") int maxConnections,
        @Default("2") int minIdle,
        @Default("PT5S") Duration acquireTimeout,
        @Default("PT30M") Duration maxLifetime,
        @Default("PT10M") Duration idleTimeout,
        @Default("PT30S") Duration statementTimeout) {

    /** Checks the limits. */
    public DatabaseConfig {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be at least 1, not " + maxConnections);
        }
        if (minIdle < 0) {
            throw new IllegalArgumentException("minIdle must be at least 0, not " + minIdle);
        }
        atLeast("acquireTimeout", Duration.ofMillis(250), acquireTimeout);
        atLeast("maxLifetime", Duration.ofSeconds(30), maxLifetime);
        atLeast("idleTimeout", Duration.ofSeconds(10), idleTimeout);
        atLeast("statementTimeout", Duration.ofMillis(1), statementTimeout);
    }

    /** The database at {@code url} with the default limits. */
    public static DatabaseConfig of(String url) {
        return new DatabaseConfig(
                Optional.of(Secret.of(url)),
                10,
                2,
                Duration.ofSeconds(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30));
    }

    private static void atLeast(String name, Duration limit, Duration value) {
        if (value.compareTo(limit) < 0) {
            throw new IllegalArgumentException(name + " must be at least " + limit + ", not " + value);
        }
    }
}
