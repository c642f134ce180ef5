package dev.corten.sql.internal;

import dev.corten.sql.Call;
import dev.corten.sql.DatabaseConfig;
import dev.corten.sql.Db;
import dev.corten.sql.DbException;
import dev.corten.sql.Dialect;
import dev.corten.sql.PipelineLoad;
import dev.corten.sql.Statement;
import dev.corten.sql.TransactionOptions;
import dev.corten.sql.internal.wire.Pipeline;
import dev.corten.sql.internal.wire.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database behind a {@link DataSource}. */
public final class JdbcDb implements Db {
    /** {@code sqlite:data/tasks.db}, {@code sqlite:///srv/tasks.db}, {@code jdbc:sqlite:tasks.db}. */
    private static final Pattern SQLITE = Pattern.compile("(?:jdbc:)?sqlite:(?://)?(.+)");

    /** {@code mariadb://user:password@host:3306/tasks}, {@code jdbc:mariadb://…}, {@code mysql://…}. */
    private static final Pattern MARIADB = Pattern.compile("(?:jdbc:)?(?:mariadb|mysql):(//.+)");

    private static final Logger log = LoggerFactory.getLogger(Db.class);
    private static final String TRANSACTION = "transaction";
    private static final String SAVEPOINT = "savepoint";

    private final Engine engine;
    private final DataSource source;
    private final DataSource unlimited;
    private final Connections connections;
    private final @Nullable Pipeline pipeline;
    private final Runnable closer;
    private final ScopedValue<Transaction> current = ScopedValue.newInstance();

    private JdbcDb(Dialect dialect, Pool pool, Runnable closer) {
        this(
                dialect,
                pool.connections(),
                pool.unlimited(),
                new Connections(pool.connections(), false),
                pool.pipeline(),
                closer);
    }

    private JdbcDb(
            Dialect dialect,
            DataSource source,
            DataSource unlimited,
            Connections connections,
            @Nullable Pipeline pipeline,
            Runnable closer) {
        this.engine = Engine.of(dialect);
        this.source = source;
        this.unlimited = unlimited;
        this.connections = connections;
        this.pipeline = pipeline;
        this.closer = closer;
    }

    public static Db of(DataSource source, Dialect dialect) {
        return new JdbcDb(dialect, source, source, new Connections(source, false), null, () -> {});
    }

    public static Db joining(DataSource source, Dialect dialect) {
        return new JdbcDb(dialect, source, source, new Connections(source, true), null, () -> {});
    }

    public static Db open(DatabaseConfig config) {
        var url = config.url();
        if (url.isPresent()) {
            String address = url.get().reveal().strip();
            Matcher sqlite = SQLITE.matcher(address);
            if (sqlite.matches()) {
                Pool pool = SqlitePool.open(sqlite.group(1), config);
                return new JdbcDb(Dialect.SQLITE, pool, pool::close);
            }
            Matcher mariadb = MARIADB.matcher(address);
            if (mariadb.matches()) {
                Pool pool = MariaDbPool.open("mariadb:" + mariadb.group(1), config);
                return new JdbcDb(Dialect.MARIADB, pool, pool::close);
            }
            var pool = Pool.open(DatabaseUrl.parse(address), config);
            return new JdbcDb(Dialect.POSTGRES, pool, pool::close);
        }
        if (!Embedded.isPresent()) {
            throw new DbException("DATABASE_URL is not set, and corten-postgres is not on the class path", null);
        }
        var postgres = Embedded.start();
        try {
            var pool = Pool.open(DatabaseUrl.parse(postgres.url() + "?sslmode=disable"), config);
            return new JdbcDb(Dialect.POSTGRES, pool, () -> {
                pool.close();
                postgres.close();
            });
        } catch (Throwable failed) {
            postgres.close();
            throw failed;
        }
    }

    @Override
    public Call call(Statement statement) {
        var span = QuerySpan.begin(statement);
        try {
            if (current.isBound()) {
                return JdbcCall.inside(engine, statement, span, current.get());
            }
            if (pipeline != null) {
                Optional<Plan> plan = pipeline.plan(statement.sql());
                if (plan.isPresent()) {
                    return new PipelinedCall(statement, span, pipeline, plan.get());
                }
            }
            return JdbcCall.alone(engine, statement, span, connections.take(statement.name()));
        } catch (RuntimeException failed) {
            span.failed(failed);
            span.end();
            throw failed;
        }
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T transaction(TransactionOptions options, Work<T, E> work)
            throws E {
        if (current.isBound()) {
            return join(current.get(), options, work);
        }
        for (int attempt = 1; ; attempt++) {
            Session session = begin(options);
            try (session) {
                return session.run(current, work);
            } catch (Exception failed) {
                // The connection is back in the pool by now.
                if (attempt > options.retries() || !session.conflicted(failed) || !Backoff.pause(attempt)) {
                    throw failed;
                }
                log.debug("transaction: attempt {} met another transaction, and is followed by one more", attempt);
            }
        }
    }

    @Override
    public <T extends @Nullable Object> Stream<T> stream(Supplier<Stream<T>> work) {
        return current.isBound()
                ? work.get()
                : TransactionStream.of(current, () -> begin(TransactionOptions.DEFAULT), work);
    }

    private Session begin(TransactionOptions options) {
        Connection connection = connections.take(TRANSACTION);
        try {
            if (connection.getAutoCommit()) {
                return TransactionSession.begin(connection, engine.modes(options));
            }
            TransactionModes.check(options, connection);
        } catch (SQLException failed) {
            throw Connections.closing(connection, Failure.of(TRANSACTION, failed));
        } catch (DbException refused) {
            throw Connections.closing(connection, refused);
        }
        return SavepointSession.foreign(TRANSACTION, connection);
    }

    private static <T extends @Nullable Object, E extends Exception> T join(
            Transaction transaction, TransactionOptions options, Work<T, E> work) throws E {
        try {
            TransactionModes.check(options, transaction.connection(TRANSACTION));
        } catch (SQLException failed) {
            throw transaction.failure(TRANSACTION, failed);
        }
        try {
            return work.run();
        } catch (Throwable failed) {
            transaction.doom("a transaction");
            throw failed;
        }
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T savepoint(Work<T, E> work) throws E {
        try (Session session = current.isBound() ? SavepointSession.in(current.get()) : foreignSavepoint()) {
            return session.run(current, work);
        }
    }

    private Session foreignSavepoint() {
        Connection connection = connections.take(SAVEPOINT);
        try {
            if (!connection.getAutoCommit()) {
                return SavepointSession.foreign(SAVEPOINT, connection);
            }
        } catch (SQLException failed) {
            throw Connections.closing(connection, Failure.of(SAVEPOINT, failed));
        }
        throw Connections.closing(
                connection,
                new DbException(
                        "savepoint: there is no transaction around it; call it in the work of db.transaction",
                        null,
                        null));
    }

    @Override
    public boolean answers(Duration limit) {
        var ask = new FutureTask<>(() -> {
            try (Connection connection = source.getConnection()) {
                return connection.isValid((int) Math.max(1, limit.toSeconds()));
            }
        });
        // On a thread of its own: waiting for the pool knows another limit.
        Thread.ofVirtual().name("db-answers").start(ask);
        try {
            return ask.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException no) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            // Without an interrupt, which would break the connection under it; its own waits are bounded.
            ask.cancel(false);
        }
    }

    @Override
    public DataSource dataSource() {
        return source;
    }

    @Override
    public Optional<PipelineLoad> pipeline() {
        return Optional.ofNullable(pipeline).map(Pipeline::load);
    }

    /** Connections for migrations, whose statements may take any time. */
    public DataSource unlimited() {
        return unlimited;
    }

    @Override
    public void close() {
        closer.run();
    }
}
