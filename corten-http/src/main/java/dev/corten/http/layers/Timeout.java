package dev.corten.http.layers;

import dev.corten.context.Context;
import dev.corten.context.Deadline;
import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread of a request that takes too long. One daemon thread keeps the time for all of them. */
public final class Timeout implements Layer {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Duration limit;

    /** Allows {@code limit} for what is inside. */
    public Timeout(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a timeout must be positive: " + limit);
        }
        this.limit = limit;
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("corten-timeouts").daemon().factory());
        // Nearly all requests end in time: what they scheduled must not stay in memory.
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    @Override
    public Stage stage() {
        return Stage.GUARD;
    }

    @Override
    public Map<Integer, String> errors() {
        return Map.of(503, "The request takes too long");
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        var alarm = new Alarm(Thread.currentThread());
        ScheduledFuture<?> scheduled = CLOCK.schedule(alarm, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            Response response =
                    Context.current().with(Deadline.class, Deadline.in(limit)).call(() -> next.handle(request));
            return alarm.passed() ? tooLate() : response;
        } catch (InterruptedException e) {
            if (alarm.passed()) {
                return tooLate();
            }
            throw e;
        } finally {
            alarm.passed();
            scheduled.cancel(false);
        }
    }

    @Override
    public String toString() {
        return "Layers.timeout(" + limit + ")";
    }

    private Response tooLate() {
        String shown = limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
        return Response.problem(Problem.of(503, "The request took longer than " + shown));
    }

    /** The lock makes sure that the thread is not interrupted any more once it has left the layer. */
    private static final class Alarm implements Runnable {
        private final Thread thread;
        private boolean left;
        private boolean fired;

        Alarm(Thread thread) {
            this.thread = thread;
        }

        @Override
        public synchronized void run() {
            if (!left) {
                fired = true;
                thread.interrupt();
            }
        }

        /** Called by the thread when it leaves: whether it was too late. Takes the interrupt back. */
        synchronized boolean passed() {
            if (fired && !left) {
                Thread.interrupted();
            }
            left = true;
            return fired;
        }
    }
}
