package dev.corten.sql;

import dev.corten.sql.internal.JdbcDb;
import java.time.Duration;
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

    /** A database on connections that somebody else pools and closes: an application server's or a framework's. */
    static Db of(DataSource source) {
        return JdbcDb.of(source);
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
    <T extends @Nullable Object, E extends Exception> T transaction(Work<T, E> work) throws E;

    /** Whether the database answers within {@code limit}. Never throws. */
    boolean answers(Duration limit);

    /** The connections, for code that needs plain JDBC. Outside of the transactions of this object. */
    DataSource dataSource();

    /** Closes the pool, and stops the embedded PostgreSQL if this object started it. */
    @Override
    void close();
}
