package dev.corten.server;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Work that computes, or reads files, away from the event loops: hashing a password, rendering an image. A handler that
 * did it itself would keep every other request of its loop waiting.
 *
 * <p>As many threads as there are processors do it for the whole process, in the order of asking; whoever asks waits
 * without holding anything. They are platform threads, and scoped values and transactions of the caller do not reach
 * them.
 *
 * <pre>{@code
 * String hash = Cpu.run(() -> bcrypt.hash(password));
 * }</pre>
 */
public final class Cpu {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("cpu-", 1).factory());

    /** Work that gives {@code T}. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    private Cpu() {}

    /**
     * Runs {@code work} and gives its result.
     *
     * <p>If the caller is interrupted meanwhile (by {@code Layers.timeout}, say), it does not wait any longer: work that
     * has not begun never does, and work that has gets an interrupt of its own, which it may look at to end early.
     *
     * @throws InterruptedException if the caller was interrupted
     * @throws E what {@code work} throws
     */
    public static <T extends @Nullable Object, E extends Exception> T run(Work<T, E> work)
            throws E, InterruptedException {
        var task = new FutureTask<T>(work::run);
        THREADS.execute(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw Cpu.<E>as(Objects.requireNonNull(e.getCause()));
        }
    }

    /** What the work threw is an {@code E} or unchecked: it can throw nothing else. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> E as(Throwable failure) {
        return (E) failure;
    }
}
