package dev.corten.sql.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/**
 * A connection of the pool while statements are pipelined on it. Each has a Sync of its own, so that a refused one ends
 * neither those before it nor those behind it. Used by {@link PipelineLoop}'s thread.
 */
final class Lane {
    /** How often it reads before other lanes get their turn: an answer may be endless. */
    private static final int READS = 8;

    /** With as few statements on it, it takes more before it is idle, if as many wait. */
    private static final int LOW = 4;

    private final Wire wire;
    private final Connection lease;
    private final Frontend frontend;
    private final SelectionKey key;
    private final Crowd crowd;
    private final ArrayDeque<Execution> inFlight = new ArrayDeque<>();
    private @Nullable ByteBuffer unsent;
    private long lastAnswer = System.nanoTime();
    private boolean changed;

    /** When it was taken from the pool. */
    final long since = System.nanoTime();

    /** Whether it takes nothing new, to go back to the pool. */
    boolean retiring;

    private Lane(Wire wire, Connection lease, Frontend frontend, SelectionKey key, Crowd crowd) {
        this.wire = wire;
        this.lease = lease;
        this.frontend = frontend;
        this.key = key;
        this.crowd = crowd;
    }

    /** Takes {@code lease} over from the driver. */
    static Lane of(Wire wire, Connection lease, Frontend frontend, Selector selector, Crowd crowd) throws IOException {
        wire.channel().configureBlocking(false);
        SelectionKey key = wire.channel().register(selector, SelectionKey.OP_READ);
        Lane lane = new Lane(wire, lease, frontend, key, crowd);
        key.attach(lane);
        return lane;
    }

    Connection lease() {
        return lease;
    }

    boolean idle() {
        return inFlight.isEmpty();
    }

    /**
     * Whether more may be sent on it: it is idle, or so nearly that the server would wait for us, and what is {@code waiting}
     * is worth a write.
     */
    boolean takesMore(int waiting) {
        Execution last = inFlight.peekLast();
        return last == null
                || crowd.mayGather()
                        && inFlight.size() <= LOW
                        && waiting >= LOW
                        && unsent == null
                        && last.preparing == null
                        && last.plan.mayBeFollowed();
    }

    /** The last statement that it is at work on; {@code null} if it is idle. */
    @Nullable
    Plan last() {
        Execution last = inFlight.peekLast();
        return last == null ? null : last.plan;
    }

    /** Since when nothing was sent and nothing answered on it. */
    long quietSince() {
        return lastAnswer;
    }

    /** Whether something happened on it that the driver should have seen. */
    boolean changed() {
        return changed;
    }

    /** Whether nobody waits any more for what it does. */
    boolean deserted() {
        return !inFlight.isEmpty() && inFlight.stream().allMatch(execution -> execution.abandoned);
    }

    /** What it has not answered. */
    Collection<Execution> inFlight() {
        return inFlight;
    }

    /** Sends the first of {@code queue}, {@code most} at most, up to one that nothing may be sent behind. */
    void send(ArrayDeque<Execution> queue, int most) throws IOException {
        if (inFlight.isEmpty()) {
            lastAnswer = System.nanoTime();
        }
        frontend.clear();
        boolean open = true;
        for (int i = 0; i < most && open && !queue.isEmpty(); i++) {
            Execution next = queue.poll();
            crowd.sent(next.plan);
            open = write(next);
        }
        flush();
    }

    /** Whether others may follow. */
    private boolean write(Execution execution) {
        inFlight.add(execution);
        Prepared prepared = wire.prepared(execution.plan);
        if (prepared != null && execution.parameters.areOf(prepared.types())) {
            execution.columns(prepared.columns());
            frontend.execute(prepared, execution.parameters);
            frontend.sync();
            return execution.plan.mayBeFollowed();
        }
        var preparing = new Prepared(wire.newName(), execution.parameters.types(), null);
        execution.preparing = preparing;
        frontend.prepare(preparing.name(), execution.plan, execution.parameters);
        frontend.sync();
        return false;
    }

    private void flush() throws IOException {
        ByteBuffer written = frontend.written();
        if (unsent != null) {
            unsent = ByteBuffer.allocate(unsent.remaining() + written.remaining())
                    .put(unsent)
                    .put(written)
                    .flip();
            return;
        }
        wire.channel().write(written);
        if (written.hasRemaining()) {
            unsent = ByteBuffer.allocate(written.remaining()).put(written).flip();
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Does what the selector found possible. What has failed by then is with the executions that it belongs to. */
    void ready() throws IOException {
        if (key.isWritable() && unsent != null) {
            wire.channel().write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = null;
                key.interestOps(SelectionKey.OP_READ);
            }
        }
        if (key.isReadable()) {
            boolean more = true;
            for (int i = 0; more && i < READS; i++) {
                more = wire.read();
                take();
            }
        }
    }

    /** Takes the messages that have come whole; those of rows by the run, in one copy. */
    private void take() throws IOException {
        ByteBuffer in = wire.in();
        int rows = -1;
        while (wire.hasMessage()) {
            int at = in.position();
            int end = at + wire.messageLength();
            byte type = in.get(at);
            if (type == 'D') {
                rows = rows < 0 ? at : rows;
            } else {
                rows(in, rows, at);
                rows = -1;
                in.position(at + Byte.BYTES + Integer.BYTES);
                message(type, in, end);
            }
            in.position(end);
        }
        rows(in, rows, in.position());
    }

    private void rows(ByteBuffer in, int begin, int end) throws IOException {
        if (begin >= 0) {
            head().rows(in, begin, end);
        }
    }

    private Execution head() throws IOException {
        Execution head = inFlight.peek();
        if (head == null) {
            throw new IOException("the server answers what it was not asked");
        }
        return head;
    }

    private void message(byte type, ByteBuffer in, int end) throws IOException {
        switch (type) {
            case 'T' -> head().columns(Column.all(in));
            case 'n' -> head().columns(null);
            case 'C' -> head().tag(Wire.text(in, end - 1));
            case 'E' -> refused(in, end);
            case 'Z' -> ended(in.get());
            // A setting of the session, which the driver would remember.
            case 'S' -> {
                changed = true;
                retiring = true;
            }
            // Parse, Bind and Close complete, parameters, an empty statement, notices, notifications.
            case '1', '2', '3', 't', 'I', 'N', 'A' -> {}
            default -> throw new IOException("COPY is for plain JDBC: use db.dataSource()");
        }
    }

    private void refused(ByteBuffer in, int end) {
        var refusal = new PSQLException(new ServerErrorMessage(Wire.text(in, end)), false);
        if (inFlight.isEmpty()) {
            // The reason why it will be closed, which nobody waits for.
            return;
        }
        inFlight.peek().failed(refusal);
    }

    /** The server has ended an execution, well or not. */
    private void ended(byte status) throws IOException {
        Execution head = head();
        if (status != 'I') {
            throw new IOException("it began a transaction that nothing would end: use db.transaction");
        }
        inFlight.remove();
        if (head.preparing != null) {
            prepared(head, head.preparing);
        } else if (!head.healed && outdated(head.failure())) {
            again(head);
        } else {
            long now = System.nanoTime();
            head.plan.took(now - lastAnswer);
            lastAnswer = now;
            head.done();
        }
    }

    private void prepared(Execution execution, Prepared preparing) throws IOException {
        execution.preparing = null;
        lastAnswer = System.nanoTime();
        if (execution.failure() != null) {
            execution.done();
            return;
        }
        Prepared prepared = preparing.with(execution.columns());
        Prepared old = wire.prepared(execution.plan, prepared);
        frontend.clear();
        if (old != null) {
            frontend.forget(old.name());
        }
        inFlight.add(execution);
        frontend.execute(prepared, execution.parameters);
        frontend.sync();
        flush();
    }

    /** Whether the server has not run it at all, because it knows the statement no more or the tables have changed. */
    private static boolean outdated(@Nullable SQLException refusal) {
        return refusal instanceof PSQLException postgres
                && postgres.getServerErrorMessage() instanceof ServerErrorMessage message
                && (PSQLState.INVALID_SQL_STATEMENT_NAME.getState().equals(refusal.getSQLState())
                        || PSQLState.NOT_IMPLEMENTED.getState().equals(refusal.getSQLState())
                                && "RevalidateCachedQuery".equals(message.getRoutine()));
    }

    private void again(Execution execution) throws IOException {
        execution.again();
        frontend.clear();
        Prepared old = wire.forget(execution.plan);
        if (old != null) {
            frontend.forget(old.name());
        }
        write(execution);
        flush();
    }

    /** Gives the socket back to the driver; the selector forgets it at its next selection. */
    void release() throws IOException {
        key.cancel();
        wire.channel().configureBlocking(true);
    }

    /** Closes the socket. */
    void cut() {
        key.cancel();
        try {
            wire.channel().close();
        } catch (IOException closed) {
            // It is of no use any more.
        }
    }
}
