package dev.corten.testing;

import dev.corten.config.Secret;
import dev.corten.sql.DatabaseConfig;
import dev.corten.sql.Db;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database of one test. */
final class TestDatabase implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 5;

    private final TestServer server;
    private final String name;
    private @Nullable Db db;

    TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    String url() {
        return server.url(name);
    }

    synchronized Db db() {
        if (db == null) {
            db = open(url());
        }
        return db;
    }

    static Db open(String url) {
        return Db.open(new DatabaseConfig(
                Optional.of(Secret.of(url)),
                MAX_CONNECTIONS,
                0,
                Duration.ofSeconds(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30)));
    }

    /** Returns at once: the next test need not wait for the end of this one's connections. */
    @Override
    public synchronized void close() {
        Db open = db;
        Thread.ofVirtual().start(() -> {
            if (open != null) {
                open.close();
            }
            server.drop(name);
        });
    }
}
