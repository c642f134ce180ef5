package dev.corten.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long a test waits for what it expects: long enough for any machine, and not for ever. */
final class Patience {
    static final Duration TIME = Duration.ofSeconds(10);

    private Patience() {}

    /**
     * What {@code work} gives, which waits on a thread of its own.
     *
     * @throws AssertionError if that takes too long, or fails
     */
    static <T> T await(String what, Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread thread = Thread.ofVirtual().start(task);
        try {
            return task.get(TIME.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new AssertionError(what + ": nothing came for " + TIME.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new AssertionError(what + ": interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssertionError failed
                    ? failed
                    : new AssertionError(what + ": the content failed: " + e.getCause(), e.getCause());
        }
    }
}
