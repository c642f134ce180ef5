package dev.corten.sql.internal.wire;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * The thread that does the I/O of a {@link Pipeline}. What waits is in one queue, and a lane that has nothing to do takes its
 * next statements from there: so what is not sent yet never waits behind a slow one while another lane is free.
 */
final class PipelineLoop implements Runnable {
    /** How many statements a lane takes at once: so few even if others could take some, so many at most. */
    private static final int FEW = 8;

    private static final int MOST = 32;

    /** If one waits that long, a further lane is taken from the pool. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(2);

    /** After that long without work a lane goes back to the pool. */
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(500);

    /** After that long it does, too, work or not: the pool replaces old connections when they are in it. */
    private static final long TURN = TimeUnit.SECONDS.toNanos(5);

    /** How often it looks at lanes that do nothing, and at the time that statements have waited. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    /** The pool's own refusal says more, and comes at about the same time. */
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Leases leases;
    private final long wait;
    private final Selector selector;
    private final Frontend frontend = new Frontend();
    private final ConcurrentLinkedQueue<Execution> arrived = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile boolean encrypted;
    private volatile boolean closed;

    // Of the thread alone.
    private final ArrayDeque<Execution> queue = new ArrayDeque<>();
    private final List<Lane> lanes = new ArrayList<>();
    private @Nullable SQLException refusal;
    private boolean taking;
    private long lastLook;

    PipelineLoop(Leases leases, long wait, Selector selector) {
        this.leases = leases;
        this.wait = wait;
        this.selector = selector;
    }

    /** Queues {@code execution}. Called on any thread, as what follows. */
    void add(Execution execution) {
        arrived.add(execution);
        wake();
        if (closed && arrived.remove(execution)) {
            fail(execution, closedAlready());
        }
    }

    /** Nobody waits for {@code execution} any more. */
    void abandon(Execution execution) {
        later(() -> {
            execution.abandoned = true;
            queue.remove(execution);
            lastLook = 0;
        });
    }

    /** Somebody waits for the pool. */
    void wanted() {
        wanted.incrementAndGet();
        wake();
    }

    void served() {
        wanted.decrementAndGet();
    }

    /** Whether connections are encrypted, so that nothing can be sent here. */
    boolean encrypted() {
        return encrypted;
    }

    void close() {
        later(() -> closed = true);
    }

    private void later(Runnable task) {
        tasks.add(task);
        wake();
    }

    private void wake() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            selector.wakeup();
        }
    }

    @Override
    public void run() {
        try (selector) {
            while (!closed) {
                select();
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                for (Execution next = arrived.poll(); next != null; next = arrived.poll()) {
                    if (!next.abandoned) {
                        queue.add(next);
                    }
                }
                look();
                dispatch();
            }
        } catch (IOException broken) {
            throw new IllegalStateException("the selector failed", broken);
        } finally {
            // Nobody waits for ever, whatever happened.
            closed = true;
            queue.addAll(arrived);
            failAll(queue.stream().toList(), closedAlready());
            List.copyOf(lanes).forEach(lane -> cut(lane, closedAlready()));
        }
    }

    private void select() throws IOException {
        asleep.set(true);
        if (arrived.isEmpty() && tasks.isEmpty()) {
            selector.select(TimeUnit.NANOSECONDS.toMillis(pause()));
        } else {
            selector.selectNow();
        }
        asleep.set(false);
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
            SelectionKey key = keys.next();
            if (key.isValid() && key.attachment() instanceof Lane lane) {
                attempt(lane, lane::ready);
            }
        }
    }

    /** How long it may sleep; 0 for ever. */
    private long pause() {
        boolean hurry = !queue.isEmpty() && !taking && lanes.size() < leases.most() || wanted.get() > 0;
        return hurry ? PATIENCE : lanes.isEmpty() && queue.isEmpty() ? 0 : PAUSE;
    }

    /** Sends what waits, and sees to a further lane if that is not enough. */
    private void dispatch() {
        while (!queue.isEmpty()) {
            Lane next = null;
            int free = 0;
            for (Lane lane : lanes) {
                if (lane.idle() && !lane.retiring) {
                    next = next == null ? lane : next;
                    free++;
                }
            }
            if (next == null) {
                break;
            }
            Lane lane = next;
            int share = Math.clamp(queue.size() / free, FEW, MOST);
            attempt(lane, () -> lane.send(queue, share));
        }
        if (!queue.isEmpty()
                && !taking
                && lanes.size() < leases.most()
                && (lanes.isEmpty() || queue.peek().age(System.nanoTime()) > PATIENCE)) {
            taking = true;
            // Waits for the pool, which may take as long as a new connection does.
            Thread.ofVirtual().name("db-lane").start(this::take);
        }
    }

    private void take() {
        try {
            Connection lease = leases.take();
            later(() -> taken(lease));
        } catch (SQLException refused) {
            later(() -> refused(refused));
        } catch (RuntimeException unexpected) {
            later(() -> refused(new SQLException(unexpected)));
        }
    }

    private void taken(Connection lease) {
        taking = false;
        refusal = null;
        try {
            Wire wire = leases.wire(lease);
            if (wire != null) {
                lanes.add(Lane.of(wire, lease, frontend, selector));
                return;
            }
            encrypted = true;
            leases.giveBack(lease);
            failAll(
                    queue.stream().toList(),
                    new PSQLException("the server has begun to encrypt; try again", PSQLState.CONNECTION_FAILURE));
            queue.clear();
        } catch (IOException | SQLException broken) {
            leases.drop(lease);
        }
    }

    private void refused(SQLException refused) {
        taking = false;
        refusal = refused;
        if (lanes.isEmpty()) {
            expire(wait - GRACE);
        }
    }

    /** Fails what has waited for longer than {@code limit}. */
    private void expire(long limit) {
        long now = System.nanoTime();
        while (!queue.isEmpty() && queue.peek().age(now) > limit) {
            fail(queue.remove(), lanes.isEmpty() && refusal != null ? refusal : exhausted());
        }
    }

    /** Looks after lanes: who is to go back to the pool, and who works for nobody. */
    private void look() throws IOException {
        long now = System.nanoTime();
        boolean asked = wanted.get() > 0;
        if (!asked && now - lastLook < PATIENCE) {
            return;
        }
        lastLook = now;
        expire(wait + GRACE);
        List.copyOf(lanes).stream().filter(Lane::deserted).forEach(lane -> cut(lane, exhausted()));
        for (Lane lane : lanes) {
            lane.retiring |= now - lane.since > TURN;
        }
        int more = asked ? leases.waiting() - (taking ? 1 : 0) : 0;
        more = retire(more, lane -> lane.retiring);
        more = retire(more, Lane::idle);
        retire(more, lane -> true);
        boolean released = false;
        for (Lane lane : List.copyOf(lanes)) {
            if (lane.idle() && (lane.retiring || queue.isEmpty() && now - lane.idleSince() > LINGER)) {
                released = true;
                release(lane);
            }
        }
        if (released) {
            // Its keys are gone then, and their sockets may come back.
            selector.selectNow();
        }
    }

    /** Retires {@code count} lanes of that kind; how many are missing. */
    private int retire(int count, Predicate<Lane> kind) {
        int missing = count;
        for (Lane lane : lanes) {
            if (missing > 0 && kind.test(lane)) {
                lane.retiring = true;
                missing--;
            }
        }
        return missing;
    }

    private void release(Lane lane) {
        lanes.remove(lane);
        try {
            lane.release();
        } catch (IOException broken) {
            leases.drop(lane.lease());
            return;
        }
        if (lane.changed()) {
            leases.drop(lane.lease());
        } else {
            leases.giveBack(lane.lease());
        }
    }

    /** What is done on the socket of a lane. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Lane lane, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException broken) {
            IOException cause = broken instanceof IOException io ? io : new IOException(broken);
            cut(lane, new PSQLException(String.valueOf(cause.getMessage()), PSQLState.CONNECTION_FAILURE, cause));
        }
    }

    private void cut(Lane lane, SQLException reason) {
        lanes.remove(lane);
        lane.cut();
        leases.drop(lane.lease());
        failAll(List.copyOf(lane.inFlight()), reason);
    }

    private static void failAll(List<Execution> executions, SQLException reason) {
        executions.forEach(execution -> fail(execution, reason));
    }

    private static void fail(Execution execution, SQLException reason) {
        execution.failed(reason);
        execution.done();
    }

    private static SQLException exhausted() {
        return new SQLTransientConnectionException("no connection became free in time");
    }

    private static SQLException closedAlready() {
        return new PSQLException("the pool of connections is closed", PSQLState.CONNECTION_DOES_NOT_EXIST);
    }
}
