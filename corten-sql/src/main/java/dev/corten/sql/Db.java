package dev.corten.sql;

import dev.corten.sql.internal.JdbcDb;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database: a pool of connections and the transactions on it. Safe for use by many threads; close it last.
 *
 * <pre>{@code
 * try (var db = Db.open(config.database())) {
 *     Migrations.run(db);
 *     var tasks = new SqlTaskQueries(db);
 *     db.transaction(() -> {
 *         tasks.delete(id);
 *         audit.record("deleted", id);
 *         return null;
 *     });
 * }
 * }</pre>
 */
public interface Db extends AutoCloseable {
    /** Work that runs in one transaction and gives {@code T}. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    /**
     * Opens a pool on the database of {@code config}; where that names none, starts the embedded PostgreSQL of
     * {@code corten-postgres} if that is on the class path.
     *
     * @throws DbException if no database is configured, or it does not answer
     */
    static Db open(DatabaseConfig config) {
        return JdbcDb.open(config);
    }

    /**
     * A PostgreSQL on connections that somebody else pools and closes. They come with autocommit on; one that does not is
     * a {@link DbException}, for it may have a transaction of somebody else on it.
     */
    static Db of(DataSource source) {
        return of(source, Dialect.POSTGRES);
    }

    /** A database of {@code dialect} on connections that somebody else pools and closes. */
    static Db of(DataSource source, Dialect dialect) {
        return JdbcDb.of(source, dialect);
    }

    /**
     * A database whose queries join the transactions that a framework began: a connection of {@code source} that comes
     * with autocommit off is in one, and is neither committed nor rolled back here. With Spring:
     *
     * <pre>{@code
     * Db.joining(new TransactionAwareDataSourceProxy(dataSource))
     * }</pre>
     *
     * <p>{@link #transaction} inside of such a transaction is a savepoint of it: what it did is undone when it throws,
     * and the framework decides about the rest. Otherwise everything is as with {@link #of}.
     */
    static Db joining(DataSource source) {
        return joining(source, Dialect.POSTGRES);
    }

    /** As {@link #joining(DataSource)}, for a database of {@code dialect}. */
    static Db joining(DataSource source, Dialect dialect) {
        return JdbcDb.joining(source, dialect);
    }

    /** For generated code: one execution of {@code statement}, on the connection of the current transaction or one from the pool. */
    Call call(Statement statement);

    /**
     * Runs {@code work} in a transaction: committed when it returns, rolled back when it throws. Queries inside use its
     * connection. A transaction inside a transaction joins it; if it throws, the outer one cannot be committed any more,
     * even when the exception is caught. Its queries must run on the thread that began it.
     *
     * @throws DbException if it cannot begin or be committed
     */
    default <T extends @Nullable Object, E extends Exception> T transaction(Work<T, E> work) throws E {
        return transaction(TransactionOptions.DEFAULT, work);
    }

    /**
     * Runs {@code work} in a transaction with {@code options}. Those of a transaction inside another one are those of
     * the outermost: where that isolates less than {@code options} ask for, it is an exception, its retries count, and
     * it may write if the outermost may.
     *
     * @throws DbException if it cannot begin or be committed, or joins one that isolates less
     */
    <T extends @Nullable Object, E extends Exception> T transaction(TransactionOptions options, Work<T, E> work)
            throws E;

    /**
     * Runs {@code work} as a part of the current transaction that may fail alone: when it throws, what it did is undone,
     * and the exception may be caught; the transaction goes on, also after a statement that the database refused.
     *
     * <pre>{@code
     * db.transaction(() -> {
     *     orders.insert(order);
     *     try {
     *         db.savepoint(() -> coupons.redeem(order.coupon()));
     *     } catch (DbException taken) {
     *         orders.withoutCoupon(order.id());
     *     }
     *     return order;
     * });
     * }</pre>
     *
     * @throws DbException if there is no transaction, or the savepoint cannot be set or released
     */
    <T extends @Nullable Object, E extends Exception> T savepoint(Work<T, E> work) throws E;

    /**
     * What {@code work} reads, with a transaction around it: it begins when the first row is asked for, and
     * ends, and the connection goes back, with the last one or with {@code close()}. So it can be returned, from a handler
     * say; all of it is read on one thread, and whoever reads it closes it. Inside of a transaction it belongs to that one.
     *
     * <pre>{@code
     * @Get
     * Stream<Task> all() {
     *     return db.stream(tasks::all);
     * }
     * }</pre>
     *
     * @throws DbException while it is read, if the transaction cannot begin or a query in it fails
     */
    <T extends @Nullable Object> Stream<T> stream(Supplier<Stream<T>> work);

    /** Whether the database answers within {@code limit}. Never throws. */
    boolean answers(Duration limit);

    /** The connections, for code that needs plain JDBC. Outside of the transactions of this object. */
    DataSource dataSource();

    /** What statements outside of transactions do at the moment; empty where they are not pipelined. Never waits. */
    Optional<PipelineLoad> pipeline();

    /** Closes the pool, and stops the embedded PostgreSQL if this object started it. */
    @Override
    void close();
}
