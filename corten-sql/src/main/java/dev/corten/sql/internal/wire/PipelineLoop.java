package dev.corten.sql.internal.wire;

import dev.corten.sql.PipelineLoad;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** If one has waited that long, any lane that is free takes it, and a further one is taken from the pool if none is. */
    static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(2);

    /** The same where {@link Crowd} thinks that those at work do. */
    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(10);

    /** How often it looks at lanes that do nothing, and at the time that statements have waited. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    /** The pool's own refusal says more, and comes at about the same time. */
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(50);

    private static final PipelineLoad IDLE = new PipelineLoad(0, 0, 0);

    private final Leases leases;
    private final long wait;
    private final Selector selector;
    private final Crowd crowd = new Crowd();
    private final Lanes lanes;
    private final ConcurrentLinkedQueue<Execution> arrived = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile PipelineLoad load = IDLE;
    private volatile boolean encrypted;
    private volatile boolean closed;

    // Of the thread alone.
    private final ArrayDeque<Execution> queue = new ArrayDeque<>();
    private @Nullable SQLException refusal;
    private boolean taking;
    private long lastLook;

    PipelineLoop(Leases leases, long wait, Selector selector) {
        this.leases = leases;
        this.wait = wait;
        this.selector = selector;
        this.lanes = new Lanes(leases, selector, crowd);
    }

    /** Queues {@code execution}. Called on any thread, as what follows. */
    void add(Execution execution) {
        arrived.add(execution);
        wake();
        if (closed && arrived.remove(execution)) {
            execution.failedWith(closedAlready());
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

    /** What it had to do when it last looked. */
    PipelineLoad load() {
        return load;
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
                try {
                    pass();
                } catch (RuntimeException unexpected) {
                    // It costs what is under way, and not the thread, without which nothing would run any more.
                    var reason = new PSQLException("the pipeline failed", PSQLState.UNEXPECTED_ERROR, unexpected);
                    failAll(reason);
                    lanes.cut(lane -> true, reason);
                }
            }
        } catch (IOException broken) {
            throw new IllegalStateException("the selector failed", broken);
        } finally {
            // Nobody waits for ever, whatever happened.
            closed = true;
            queue.addAll(arrived);
            failAll(closedAlready());
            lanes.cut(lane -> true, closedAlready());
            load = IDLE;
        }
    }

    private void pass() throws IOException {
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
        load = new PipelineLoad(queue.size(), lanes.sent(), lanes.size());
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
                lanes.attempt(lane, lane::ready);
            }
        }
    }

    /** How long it may sleep; 0 for ever. */
    private long pause() {
        if (!queue.isEmpty() || wanted.get() > 0) {
            return PATIENCE;
        }
        return lanes.isEmpty() ? 0 : PAUSE;
    }

    /** Sends what waits, and sees to a further lane if that is not enough. */
    private void dispatch() {
        while (!queue.isEmpty()) {
            Lane next = null;
            int free = 0;
            for (Lane lane : lanes) {
                if (lane.takesMore(queue.size()) && !lane.retiring) {
                    next = next == null || next.idle() && !lane.idle() ? lane : next;
                    free++;
                }
            }
            Execution first = queue.peek();
            long now = System.nanoTime();
            long age = first.age(now);
            boolean enough = crowd.isEnough(lanes, first.plan, now);
            if (next == null) {
                if (lanes.isEmpty() || age > (enough ? LONG : PATIENCE)) {
                    further();
                }
                return;
            }
            if (next.idle() && enough && crowd.waitsFor(first.plan) && age < PATIENCE) {
                return;
            }
            Lane lane = next;
            int share =
                    Math.clamp(queue.size() / free, FEW, MOST) - lane.inFlight().size();
            lanes.attempt(lane, () -> lane.send(queue, share));
        }
    }

    /** Takes a further lane from the pool, if there may be one. */
    private void further() {
        if (!taking && lanes.size() < leases.most()) {
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
                lanes.add(wire, lease);
                return;
            }
            encrypted = true;
            leases.giveBack(lease);
            failAll(new PSQLException("the server has begun to encrypt; try again", PSQLState.CONNECTION_FAILURE));
        } catch (IOException | SQLException | RuntimeException broken) {
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
            queue.remove().failedWith(lanes.isEmpty() && refusal != null ? refusal : exhausted());
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
        lanes.cut(Lane::deserted, exhausted());
        // The thread that takes a further lane is one of those.
        lanes.giveBack(!queue.isEmpty(), asked ? leases.waiting() - (taking ? 1 : 0) : 0);
    }

    private void failAll(SQLException reason) {
        for (Execution next = queue.poll(); next != null; next = queue.poll()) {
            next.failedWith(reason);
        }
    }

    private static SQLException exhausted() {
        return new SQLTransientConnectionException("no connection became free in time");
    }

    private static SQLException closedAlready() {
        return new PSQLException("the pool of connections is closed", PSQLState.CONNECTION_DOES_NOT_EXIST);
    }
}
