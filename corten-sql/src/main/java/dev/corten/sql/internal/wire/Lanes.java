package dev.corten.sql.internal.wire;

import java.io.IOException;
import java.nio.channels.Selector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** The connections that a pipeline has at the moment, from the pool and back to it. Used by {@link PipelineLoop}'s thread. */
final class Lanes implements Iterable<Lane> {
    /** After that long without work a lane goes back to the pool. */
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(500);

    /** After that long it does, too, work or not: the pool replaces old connections when they are in it. */
    private static final long TURN = TimeUnit.SECONDS.toNanos(5);

    private final Leases leases;
    private final Selector selector;
    private final Crowd crowd;
    private final Frontend frontend = new Frontend();
    private final List<Lane> lanes = new ArrayList<>();

    Lanes(Leases leases, Selector selector, Crowd crowd) {
        this.leases = leases;
        this.selector = selector;
        this.crowd = crowd;
    }

    @Override
    public Iterator<Lane> iterator() {
        return lanes.iterator();
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    int size() {
        return lanes.size();
    }

    /** How many statements were sent and are not answered. */
    int sent() {
        int sent = 0;
        for (Lane lane : lanes) {
            sent += lane.inFlight().size();
        }
        return sent;
    }

    /** Takes {@code lease} over from the driver, whose socket is {@code wire}. */
    void add(Wire wire, Connection lease) throws IOException {
        lanes.add(Lane.of(wire, lease, frontend, selector, crowd));
    }

    /** What is done on the socket of a lane. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Runs {@code step}, which costs {@code lane} its connection if it fails. */
    void attempt(Lane lane, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException broken) {
            IOException cause = broken instanceof IOException io ? io : new IOException(broken);
            cut(lane, new PSQLException(String.valueOf(cause.getMessage()), PSQLState.CONNECTION_FAILURE, cause));
        }
    }

    /** Cuts all lanes that are of {@code kind}; what they have not answered fails with {@code reason}. */
    void cut(Predicate<Lane> kind, SQLException reason) {
        for (Lane lane : List.copyOf(lanes)) {
            if (kind.test(lane)) {
                cut(lane, reason);
            }
        }
    }

    private void cut(Lane lane, SQLException reason) {
        lanes.remove(lane);
        lane.cut();
        leases.drop(lane.lease());
        List.copyOf(lane.inFlight()).forEach(execution -> execution.failedWith(reason));
    }

    /**
     * Gives back what is not needed, and what others need more.
     *
     * @param work whether statements wait
     * @param others how many threads wait for the pool
     */
    void giveBack(boolean work, int others) throws IOException {
        long now = System.nanoTime();
        for (Lane lane : lanes) {
            lane.retiring |= now - lane.since > TURN;
        }
        int more = retire(others, lane -> lane.retiring);
        more = retire(more, Lane::idle);
        retire(more, lane -> true);
        boolean released = false;
        for (Lane lane : List.copyOf(lanes)) {
            boolean useless = now - lane.quietSince() > LINGER && (!work || lanes.size() > Crowd.ENOUGH);
            if (lane.idle() && (lane.retiring || useless)) {
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
}
