package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statements outside of transactions share connections, and whoever runs them does not see that. */
@Timeout(60)
class PipelineTest {
    private static final Statement ONE = new Statement("T.one", "SELECT 1");
    private static final Statement PID = new Statement("T.pid", "SELECT pg_backend_pid()");
    private static final Statement DIVIDE = new Statement("T.divide", "SELECT 100 / ?");
    private static final Statement SLEEP = new Statement("T.sleep", "SELECT 1 FROM pg_sleep(3600)");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    /** One connection, so that all statements are on it. */
    private Db db;

    @BeforeEach
    void open() {
        db = Db.open(of(1));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private DatabaseConfig of(int connections) {
        var config = database.config();
        return new DatabaseConfig(
                config.url(),
                connections,
                0,
                Duration.ofSeconds(30),
                config.maxLifetime(),
                config.idleTimeout(),
                Duration.ofMinutes(50));
    }

    private static int one(Db on, Statement statement) {
        try (Call call = on.call(statement)) {
            return call.one(row -> row.int4(1));
        }
    }

    private long run(String sql) {
        try (Call call = db.call(new Statement("T.run", sql))) {
            return call.update();
        }
    }

    private int divide(int by) {
        try (Call call = db.call(DIVIDE)) {
            call.int4(1, by);
            return call.one(row -> row.int4(1));
        }
    }

    private static HikariDataSource pool(Db of) throws SQLException {
        return of.dataSource().unwrap(HikariDataSource.class);
    }

    @Test
    void aRefusedStatementEndsNoOther() throws Exception {
        divide(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int by = i % 3;
                results.add(threads.submit(() -> divide(by)));
            }
            for (int i = 0; i < 100; i++) {
                Future<Integer> result = results.get(i);
                if (i % 3 == 0) {
                    assertThatThrownBy(result::get)
                            .cause()
                            .hasMessage("T.divide: a value is out of the range or form that PostgreSQL expects"
                                    + " (SQLSTATE 22012)");
                } else {
                    assertThat(result.get()).isEqualTo(100 / (i % 3));
                }
            }
        }
        assertThat(pool(db).getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
    }

    @Test
    void aSlowStatementKeepsNoOtherWaiting() throws Exception {
        try (Db two = Db.open(of(2))) {
            one(two, ONE);
            var sleeping = new FutureTask<>(() -> one(two, SLEEP));
            Thread sleeper = Thread.ofVirtual().start(sleeping);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var others = IntStream.range(0, 50)
                        .mapToObj(i -> threads.submit(() -> one(two, ONE)))
                        .toList();
                for (var other : others) {
                    assertThat(other.get()).isEqualTo(1);
                }
            }
            assertThat(sleeping.isDone()).isFalse();
            sleeper.interrupt();
            assertThatThrownBy(sleeping::get)
                    .cause()
                    .hasMessage(
                            "T.sleep: the thread was interrupted while it waited for the database (SQLSTATE 08006)");
            assertThat(one(two, ONE)).isEqualTo(1);
        }
    }

    @Test
    void whoIsInterruptedInTheQueueLeavesItAndCostsNoConnection() throws Exception {
        int before = one(db, PID);
        try (Connection all = db.dataSource().getConnection()) {
            assertThat(all.isValid(5)).isTrue();
            var waiting = new FutureTask<>(() -> one(db, ONE));
            Thread waiter = Thread.ofVirtual().start(waiting);
            while (pool(db).getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
                Thread.onSpinWait();
            }
            waiter.interrupt();
            assertThatThrownBy(waiting::get)
                    .cause()
                    .hasMessage("T.one: the thread was interrupted while it waited for the database (SQLSTATE 08006)");
        }
        assertThat(one(db, PID)).isEqualTo(before);
    }

    @Test
    void aTransactionGetsAConnectionWhileStatementsRunWithoutEnd() throws Exception {
        var stop = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        int count = 0;
                        while (!stop.get()) {
                            count += one(db, ONE);
                        }
                        return count;
                    }))
                    .toList();
            for (int i = 0; i < 20; i++) {
                assertThat(db.<Integer, RuntimeException>transaction(() -> one(db, ONE)))
                        .isEqualTo(1);
            }
            stop.set(true);
            for (var each : running) {
                assertThat(each.get()).isPositive();
            }
        }
    }

    @Test
    void aTableThatHasChangedIsReadAsItIsNow() {
        database.execute("CREATE TABLE t AS SELECT 7 AS v");
        var all = new Statement("T.all", "SELECT * FROM t");
        assertThat(one(db, all)).isEqualTo(7);
        int connection = one(db, PID);
        database.execute("ALTER TABLE t ALTER v TYPE bigint, ADD w text");
        assertThat(one(db, all)).isEqualTo(7);
        assertThat(one(db, PID)).isEqualTo(connection);
    }

    @Test
    void aStatementThatTheServerForgotIsPreparedAgain() throws Exception {
        assertThat(divide(4)).isEqualTo(25);
        try (Connection same = db.dataSource().getConnection();
                var forget = same.createStatement()) {
            forget.execute("DEALLOCATE ALL");
        }
        assertThat(divide(5)).isEqualTo(20);
    }

    @Test
    void moreStatementsThanAConnectionKeepsAreForgottenAgain() {
        for (int i = 0; i < 600; i++) {
            assertThat(one(db, new Statement("T.number", "SELECT " + i))).isEqualTo(i);
        }
        assertThat(one(
                        db,
                        new Statement(
                                "T.kept", "SELECT count(*)::int FROM pg_prepared_statements WHERE name LIKE 'C%'")))
                .isEqualTo(256);
    }

    @Test
    void longValuesAndManyRowsComeWhole() {
        String text = "äöü".repeat(1_000_000);
        try (Call call = db.call(new Statement("T.echo", "SELECT ?::text, length(?)"))) {
            call.text(1, text);
            call.text(2, text);
            assertThat(call.<String>one(row -> row.text(1) + row.int4(2))).isEqualTo(text + 3_000_000);
        }
        try (Call call = db.call(new Statement("T.many", "SELECT i, 'row ' || i FROM generate_series(1, 50000) i"))) {
            assertThat(call.list(row -> row.text(2)))
                    .isEqualTo(IntStream.rangeClosed(1, 50_000)
                            .mapToObj(i -> "row " + i)
                            .toList());
        }
        assertThat(one(db, ONE)).isEqualTo(1);
    }

    @Test
    void parametersOfAnotherTypeAreThoseOfAnotherStatement() {
        var echo = new Statement("T.echo", "SELECT ?::text");
        try (Call call = db.call(echo)) {
            call.int4(1, 5);
            assertThat(call.<String>one(row -> row.text(1))).isEqualTo("5");
        }
        try (Call call = db.call(echo)) {
            call.bool(1, true);
            assertThat(call.<String>one(row -> row.text(1))).isEqualTo("true");
        }
    }

    @Test
    void numbersAreReadAsWiderOnes() {
        try (Call call = db.call(new Statement("T.wide", "SELECT 3::int2, 4::int4, 1.5::float4, 12.5::numeric"))) {
            assertThat(call.<List<Object>>one(
                            row -> List.of(row.int4(1), row.int8(2), row.float8(3), row.numeric(2), row.float8(4))))
                    .hasToString("[3, 4, 1.5, 4, 12.5]");
        }
        try (Call call = db.call(new Statement("T.narrow", "SELECT 70000"))) {
            assertThatThrownBy(() -> call.one(row -> row.int2(1)))
                    .hasMessage(
                            "T.narrow: a value is out of the range or form that PostgreSQL expects (SQLSTATE 22003)");
        }
    }

    @Test
    void rowsWhereNoneAreExpectedAndTheOtherWayRoundAreRefused() {
        assertThatThrownBy(() -> run("SELECT 1")).hasMessage("T.run: the database refused it (SQLSTATE 0100E)");
        assertThatThrownBy(() -> one(db, new Statement("T.create", "CREATE TABLE t ()")))
                .hasMessage("T.create: the database refused it (SQLSTATE 02000)");
    }

    @Test
    void aTransactionThatNobodyWouldEndIsRefused() {
        database.execute("CREATE TABLE t (v int)");
        int before = one(db, PID);
        assertThatThrownBy(() -> run("BEGIN"))
                .hasMessage(
                        "T.run: it began a transaction that nothing would end: use db.transaction (SQLSTATE 08006)");
        assertThat(one(db, PID)).isNotEqualTo(before);
    }

    @Test
    void copyIsRefused() {
        assertThatThrownBy(() -> run("COPY (SELECT 1) TO STDOUT"))
                .hasMessage("T.run: COPY is for plain JDBC: use db.dataSource() (SQLSTATE 08006)");
        assertThat(one(db, ONE)).isEqualTo(1);
    }

    @Test
    void aConnectionOfOtherSettingsIsReplaced() {
        int before = one(db, PID);
        run("SET TIME ZONE 'Asia/Tokyo'");
        assertThat(one(db, PID)).isNotEqualTo(before);
    }

    @Test
    void severalStatementsInOneAreLeftToTheDriver() {
        database.execute("CREATE TABLE t (v int)");
        assertThat(run("INSERT INTO t VALUES (1), (2); DELETE FROM t")).isEqualTo(2);
    }

    @Test
    void aConnectionThatTheServerEndsIsReplacedBeforeAnybodyNeedsIt() throws Exception {
        var pool = pool(db).getHikariPoolMXBean();
        int before;
        do {
            // Again if it was back in the pool by then, where nobody looks at it.
            pool.softEvictConnections();
            before = one(db, PID);
            database.execute("SELECT pg_terminate_backend(" + before + ")");
            while (pool.getActiveConnections() > 0) {
                Thread.onSpinWait();
            }
        } while (pool.getTotalConnections() > 0);
        assertThat(one(db, PID)).isNotEqualTo(before);
    }

    @Test
    void theServersReasonReachesWhoWaits() throws Exception {
        var sleeping = new FutureTask<>(() -> one(db, SLEEP));
        int connection = one(db, PID);
        Thread.ofPlatform().start(sleeping);
        database.execute("""
                DO $$ BEGIN
                    WHILE NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = %1$d AND query LIKE '%%pg_sleep(3600)' AND state = 'active') LOOP
                        PERFORM pg_stat_clear_snapshot();
                    END LOOP;
                    PERFORM pg_terminate_backend(%1$d);
                END $$""".formatted(connection));
        assertThatThrownBy(sleeping::get)
                .cause()
                .hasMessage("T.sleep: terminating connection due to administrator command (SQLSTATE 57P01)");
        assertThat(one(db, ONE)).isEqualTo(1);
    }

    @Test
    void nothingWaitsForADatabaseThatIsClosed() throws Exception {
        var sleeping = new FutureTask<>(() -> one(db, SLEEP));
        one(db, ONE);
        Thread.ofVirtual().start(sleeping);
        while (pool(db).getHikariPoolMXBean().getActiveConnections() == 0) {
            Thread.onSpinWait();
        }
        db.close();
        assertThatThrownBy(sleeping::get)
                .cause()
                .hasMessage("T.sleep: the pool of connections is closed (SQLSTATE 08003)");
        assertThatThrownBy(() -> one(db, ONE)).hasMessage("T.one: the pool of connections is closed (SQLSTATE 08003)");
    }
}
