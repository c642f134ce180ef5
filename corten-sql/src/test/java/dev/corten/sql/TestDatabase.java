package dev.corten.sql;

import dev.corten.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fresh database for each test, on one server for all. */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback {
    private static final EmbeddedPostgres SERVER = EmbeddedPostgres.throwAway();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private String name = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        name = "test_" + COUNT.incrementAndGet();
        SERVER.createDatabase(name);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        SERVER.dropDatabase(name);
    }

    public String url() {
        return SERVER.url(name);
    }

    /** A configuration of at most two connections with a short wait. */
    public DatabaseConfig config() {
        return config(url());
    }

    static DatabaseConfig config(String url) {
        return new DatabaseConfig(
                Optional.of(dev.corten.config.Secret.of(url)),
                2,
                0,
                Duration.ofMillis(400),
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30));
    }

    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(SERVER.jdbcUrl(name));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The number that {@code sql} gives, on a connection of its own. */
    long number(String sql) {
        try (Connection connection = DriverManager.getConnection(SERVER.jdbcUrl(name));
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
