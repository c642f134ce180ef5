package dev.corten.sql.internal;

import dev.corten.sql.Call;
import dev.corten.sql.DatabaseConfig;
import dev.corten.sql.Db;
import dev.corten.sql.DbException;
import dev.corten.sql.Statement;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database behind a {@link DataSource}. */
public final class JdbcDb implements Db {
    private final DataSource source;
    private final Runnable closer;
    private final ScopedValue<Transaction> current = ScopedValue.newInstance();

    private JdbcDb(DataSource source, Runnable closer) {
        this.source = source;
        this.closer = closer;
    }

    public static Db of(DataSource source) {
        return new JdbcDb(source, () -> {});
    }

    public static Db open(DatabaseConfig config) {
        var url = config.url();
        if (url.isPresent()) {
            var pool = Pool.open(DatabaseUrl.parse(url.get().reveal()), config);
            return new JdbcDb(pool, pool::close);
        }
        if (!Embedded.isPresent()) {
            throw new DbException("DATABASE_URL is not set, and corten-postgres is not on the class path", null);
        }
        var postgres = Embedded.start();
        try {
            var pool = Pool.open(DatabaseUrl.parse(postgres.url() + "?sslmode=disable"), config);
            return new JdbcDb(pool, () -> {
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
        if (current.isBound()) {
            Transaction transaction = current.get();
            return JdbcCall.inside(statement, transaction);
        }
        return JdbcCall.alone(statement, source);
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T transaction(Work<T, E> work) throws E {
        return current.isBound() ? join(current.get(), work) : begin(work);
    }

    private <T extends @Nullable Object, E extends Exception> T join(Transaction transaction, Work<T, E> work)
            throws E {
        transaction.check("transaction");
        try {
            return work.run();
        } catch (Throwable failed) {
            transaction.doom("a transaction");
            throw failed;
        }
    }

    private <T extends @Nullable Object, E extends Exception> T begin(Work<T, E> work) throws E {
        try (var session = TransactionSession.begin(source)) {
            Transaction transaction = session.transaction();
            T result;
            try {
                result = ScopedValue.where(current, transaction).call(work::run);
            } catch (Throwable failed) {
                session.rollback(failed);
                throw failed;
            }
            session.commit();
            return result;
        }
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
    public void close() {
        closer.run();
    }
}
