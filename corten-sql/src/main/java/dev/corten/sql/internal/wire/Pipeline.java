package dev.corten.sql.internal.wire;

import dev.corten.sql.PipelineLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs statements of many threads on few connections, several with one write and one read: the way of what needs no
 * connection of its own, as a statement outside of a transaction does not. A thread that waits holds none, only a place in
 * the queue.
 *
 * <p>One thread does the I/O of all its connections. It takes them from the pool as statements wait, and gives them back when
 * there is nothing to do, or somebody else waits for one.
 */
public final class Pipeline implements AutoCloseable {
    /** Statements are constants of generated code; whoever makes more at run time has them parsed again now and then. */
    private static final int MOST_PLANS = 4096;

    private static final Duration STOP = Duration.ofSeconds(5);

    private final ConcurrentHashMap<String, Optional<Plan>> plans = new ConcurrentHashMap<>();
    private final PipelineLoop loop;
    private final Thread thread;

    private Pipeline(PipelineLoop loop) {
        this.loop = loop;
        this.thread = Thread.ofPlatform().daemon().name("db-pipeline").unstarted(loop);
    }

    /**
     * A pipeline on connections of {@code leases}.
     *
     * @param wait how long a statement waits to be sent
     */
    public static Pipeline open(Leases leases, Duration wait) {
        try {
            var pipeline = new Pipeline(new PipelineLoop(leases, wait.toNanos(), Selector.open()));
            pipeline.thread.start();
            return pipeline;
        } catch (IOException tooManyFiles) {
            throw new UncheckedIOException(tooManyFiles);
        }
    }

    /** How {@code sql} runs here; none for what is left to JDBC. */
    public Optional<Plan> plan(String sql) {
        Optional<Plan> plan = plans.get(sql);
        if (plan == null) {
            if (plans.size() >= MOST_PLANS) {
                plans.clear();
            }
            plan = plans.computeIfAbsent(sql, Plan::of);
        }
        return loop.encrypted() ? Optional.empty() : plan;
    }

    /**
     * Runs {@code plan} once and waits for its answer.
     *
     * @throws SQLException as the driver would throw it
     */
    public Answer run(Plan plan, Parameters parameters) throws SQLException {
        var execution = new Execution(plan, parameters);
        loop.add(execution);
        return execution.await(loop);
    }

    /** What it has to do at the moment. Does not wait. */
    public PipelineLoad load() {
        return loop.load();
    }

    /** A thread begins to wait for a connection of the pool, which had none to give. */
    public void wanted() {
        loop.wanted();
    }

    /** It got one, or gave up. */
    public void served() {
        loop.served();
    }

    /** Fails what still waits, and gives all connections back. */
    @Override
    public void close() {
        loop.close();
        try {
            thread.join(STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
