package dev.corten.testing;

import dev.corten.postgres.EmbeddedPostgres;
import dev.corten.postgres.EmbeddedPostgresException;
import dev.corten.sql.Db;
import dev.corten.sql.Migrations;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.LoggerFactory;

/**
 * The server of all tests of this process, with the migrated template. One thread makes databases beside the tests, so
 * that a test finds its own ready.
 */
final class TestServer {
    private static final String TEMPLATE = "corten_template";

    private final EmbeddedPostgres postgres;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("corten-test-databases").factory());
    private int count;
    private Future<String> next;

    private TestServer() {
        postgres = EmbeddedPostgres.throwAway(LoggerFactory.getLogger(TestServer.class)::info);
        postgres.createDatabase(TEMPLATE);
        try (Db db = TestDatabase.open(postgres.url(TEMPLATE))) {
            Migrations.run(db);
        }
        next = maker.submit(this::create);
    }

    private static final class Holder {
        // The server stops with the process.
        static final TestServer INSTANCE = new TestServer();
    }

    /** The server, started at the first call. */
    static TestServer get() {
        return Holder.INSTANCE;
    }

    /** A fresh database for the caller. */
    synchronized TestDatabase take() {
        try {
            String name = next.get();
            next = maker.submit(this::create);
            return new TestDatabase(this, name);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a database", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("could not make a database for the test", failed.getCause());
        }
    }

    String url(String name) {
        return postgres.url(name);
    }

    void drop(String name) {
        try {
            postgres.dropDatabase(name);
        } catch (EmbeddedPostgresException stopped) {
            // The last test is over, and the database goes with the server.
        }
    }

    private String create() {
        String name = "test_" + ++count;
        postgres.createDatabase(name, TEMPLATE);
        return name;
    }
}
