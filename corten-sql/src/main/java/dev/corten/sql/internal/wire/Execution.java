package dev.corten.sql.internal.wire;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * A statement on its way to the server and back, and the thread that waits for it. Made by that thread; from
 * {@link PipelineLoop#add} on it belongs to the thread of the loop, until {@code done}.
 */
final class Execution {
    private static final byte[] NOTHING = {};

    private final Thread waiter = Thread.currentThread();
    private final long began = System.nanoTime();
    final Plan plan;
    final Parameters parameters;

    private byte[] rows = NOTHING;
    private int length;
    private String tag = "";
    private @Nullable SQLException failure;
    private @Nullable List<Column> columns;
    private volatile boolean done;

    /** The statement while it is prepared for it, and nothing is bound yet. */
    @Nullable
    Prepared preparing;

    /** Whether it was prepared again, which is tried once. */
    boolean healed;

    /** Nobody waits for it any more. */
    boolean abandoned;

    Execution(Plan plan, Parameters parameters) {
        this.plan = plan;
        this.parameters = parameters;
    }

    /** Nanoseconds since it was made. */
    long age(long now) {
        return now - began;
    }

    /** Waits for the answer. */
    Answer await(PipelineLoop loop) throws SQLException {
        while (!done) {
            if (Thread.currentThread().isInterrupted()) {
                loop.abandon(this);
                throw new PSQLException(
                        "interrupted", PSQLState.CONNECTION_FAILURE, new InterruptedIOException("interrupted"));
            }
            LockSupport.park(this);
        }
        if (failure != null) {
            throw failure;
        }
        return new Answer(columns, rows, length, tag);
    }

    /** Takes the bytes of {@code from} between two positions: whole messages DataRow. */
    void rows(ByteBuffer from, int begin, int end) {
        int more = end - begin;
        if (rows.length - length < more) {
            rows = Arrays.copyOf(rows, Math.max(Math.addExact(length, more), length == 0 ? 0 : length * 2));
        }
        from.get(begin, rows, length, more);
        length += more;
    }

    void columns(@Nullable List<Column> columns) {
        this.columns = columns;
    }

    @Nullable
    List<Column> columns() {
        return columns;
    }

    void tag(String tag) {
        this.tag = tag;
    }

    /** The first failure counts. */
    void failed(SQLException refused) {
        if (failure == null) {
            failure = refused;
        }
    }

    @Nullable
    SQLException failure() {
        return failure;
    }

    /** As before it was sent. */
    void again() {
        failure = null;
        columns = null;
        length = 0;
        healed = true;
    }

    /** It ends with {@code reason}, unless the server has said a better one. */
    void failedWith(SQLException reason) {
        failed(reason);
        done();
    }

    /** Nothing more comes: whoever waits goes on. */
    void done() {
        done = true;
        LockSupport.unpark(waiter);
    }
}
