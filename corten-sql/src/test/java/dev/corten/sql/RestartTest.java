package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** The server goes away under load and comes back. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class RestartTest {
    private static final int WORKERS = 4;
    private static final Statement INSERT = new Statement("T.insert", "INSERT INTO t (id) VALUES (?)");
    private static final Statement ALL = new Statement("T.all", "SELECT id FROM t");

    @TempDir
    Path data;

    private final AtomicLong ids = new AtomicLong();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final Set<Long> stored = ConcurrentHashMap.newKeySet();
    private final CountDownLatch before = new CountDownLatch(200);
    private final CountDownLatch failures = new CountDownLatch(WORKERS);
    private final CountDownLatch after = new CountDownLatch(200);

    private Void work(Db db) {
        while (!stop.get()) {
            long id = ids.incrementAndGet();
            try (Call call = db.call(INSERT)) {
                call.int8(1, id);
                call.update();
                stored.add(id);
                (failures.getCount() > 0 ? before : after).countDown();
            } catch (DbException away) {
                failures.countDown();
            }
        }
        return null;
    }

    private static Set<Long> all(Db db) {
        try (Call call = db.call(ALL)) {
            return new HashSet<>(call.list(row -> row.int8(1)));
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAndQueriesSucceedAgainWithoutARestartOfTheService() throws Exception {
        var server = EmbeddedPostgres.persistent(data.resolve("pg"));
        try (Db db = Db.open(TestDatabase.config(server.url()));
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            try (Call call = db.call(new Statement("T.create", "CREATE TABLE t (id bigint PRIMARY KEY)"))) {
                call.update();
            }
            var running = List.of(
                    workers.submit(() -> work(db)),
                    workers.submit(() -> work(db)),
                    workers.submit(() -> work(db)),
                    workers.submit(() -> work(db)));
            before.await();
            server.close();
            failures.await();
            server = EmbeddedPostgres.persistent(data.resolve("pg"));
            after.await();
            stop.set(true);
            for (var worker : running) {
                worker.get();
            }

            assertThat(all(db)).containsAll(stored);
            assertThat(stored).hasSizeGreaterThanOrEqualTo(400);
        } finally {
            server.close();
        }
    }
}
