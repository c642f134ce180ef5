package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import dev.corten.sql.Row;
import dev.corten.sql.Statement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a cursor on the server, read as they are asked for. It is closed with its last row, by {@code close}, or by the end of its
 * transaction, whichever comes first.
 */
final class JdbcStream<T extends @Nullable Object> extends Spliterators.AbstractSpliterator<T>
        implements AutoCloseable {
    private final Statement statement;
    private final Transaction transaction;
    private final PreparedStatement prepared;
    private final ResultSet result;
    private final Row row;
    private final Function<Row, T> mapper;
    private boolean exhausted;
    private boolean closed;

    private JdbcStream(
            Engine engine,
            Statement statement,
            Transaction transaction,
            PreparedStatement prepared,
            Function<Row, T> mapper)
            throws SQLException {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.statement = statement;
        this.transaction = transaction;
        this.prepared = prepared;
        this.result = prepared.executeQuery();
        this.row = engine.row(statement, result);
        this.mapper = mapper;
    }

    /** The refusal of a stream of {@code statement} that has no transaction to read from. */
    static DbException withoutTransaction(Statement statement) {
        return new DbException(
                statement.name()
                        + ": a stream reads from its transaction, but there is none; call it in the work of"
                        + " db.transaction or db.stream",
                null,
                null);
    }

    /** Runs {@code prepared}, which belongs to the stream from here on. */
    static <T extends @Nullable Object> Stream<T> open(
            Engine engine,
            Statement statement,
            Transaction transaction,
            PreparedStatement prepared,
            Function<Row, T> mapper)
            throws SQLException {
        var rows = new JdbcStream<>(engine, statement, transaction, prepared, mapper);
        transaction.opened(rows);
        return StreamSupport.stream(rows, false).onClose(rows::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (exhausted) {
            return false;
        }
        // A stream that its transaction has closed must not look like one that has no more rows.
        transaction.check(statement.name());
        if (closed) {
            throw new IllegalStateException(statement.name() + ": the stream is closed");
        }
        T value;
        try {
            if (!result.next()) {
                exhausted = true;
                close();
                return false;
            }
            value = mapper.apply(row);
        } catch (SQLException failed) {
            throw transaction.failure(statement.name(), failed);
        }
        action.accept(value);
        return true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        transaction.closed(this);
        try {
            // Its result with it, and so the cursor.
            prepared.close();
        } catch (SQLException failed) {
            throw transaction.failure(statement.name(), failed);
        }
    }
}
