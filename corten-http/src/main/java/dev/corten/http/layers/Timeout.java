package dev.corten.http.layers;

import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Stage;
import java.time.Duration;
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
    public Response around(Request request, Handler next) throws Exception {
        var deadline = new Deadline(Thread.currentThread());
        ScheduledFuture<?> alarm = CLOCK.schedule(deadline, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            Response response = next.handle(request);
            return deadline.passed() ? tooLate() : response;
        } catch (InterruptedException e) {
            if (deadline.passed()) {
                return tooLate();
            }
            throw e;
        } finally {
            deadline.passed();
            alarm.cancel(false);
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
    private static final class Deadline implements Runnable {
        private final Thread thread;
        private boolean left;
        private boolean fired;

        Deadline(Thread thread) {
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
