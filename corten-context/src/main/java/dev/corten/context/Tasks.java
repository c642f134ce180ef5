package dev.corten.context;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done side by side, each part on a virtual thread of its own, and that ends together: when a method returns
 * or throws, none of its parts runs any more. Parts have the {@link Context} of the caller.
 *
 * <pre>{@code
 * var page = Tasks.join(() -> users.byId(id), () -> orders.of(id));
 * return new Page(page.first(), page.second());
 * }</pre>
 *
 * <p>What a part throws comes out as it is, with its type, so that a handler declares {@code throws UserNotFound} as if it
 * had called the part itself. The other parts are interrupted, and awaited; what they throw then is suppressed in it. If
 * the caller is interrupted, by {@code Layers.timeout} say, all parts are. A part that ignores interrupts is waited for.
 *
 * <p>Parts are not part of a database transaction of the caller: their queries have connections of their own.
 */
public final class Tasks {
    private Tasks() {}

    /** One part. */
    @FunctionalInterface
    public interface Task<T extends @Nullable Object, X extends Exception> {
        T run() throws X, InterruptedException;
    }

    /** What two parts gave. */
    public record Two<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}

    /** What three parts gave. */
    public record Three<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
            A first, B second, C third) {}

    /**
     * Does both.
     *
     * @throws X if the first part does, before the second fails
     * @throws Y if the second part does, before the first fails
     * @throws InterruptedException if the caller is interrupted
     */
    public static <A extends @Nullable Object, B extends @Nullable Object, X extends Exception, Y extends Exception>
            Two<A, B> join(Task<A, X> first, Task<B, Y> second) throws X, Y, InterruptedException {
        var a = new Part<>(first);
        var b = new Part<>(second);
        Throwable failure = Parts.all(List.of(a, b));
        if (failure != null) {
            throw Tasks.<X>as(failure);
        }
        return new Two<>(a.result(), b.result());
    }

    /** Does all three; otherwise as {@link #join(Task, Task)}. */
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    X extends Exception,
                    Y extends Exception,
                    Z extends Exception>
            Three<A, B, C> join(Task<A, X> first, Task<B, Y> second, Task<C, Z> third)
                    throws X, Y, Z, InterruptedException {
        var a = new Part<>(first);
        var b = new Part<>(second);
        var c = new Part<>(third);
        Throwable failure = Parts.all(List.of(a, b, c));
        if (failure != null) {
            throw Tasks.<X>as(failure);
        }
        return new Three<>(a.result(), b.result(), c.result());
    }

    /** Does all of {@code tasks}, at once, and gives what they gave in their order; otherwise as {@link #join(Task, Task)}. */
    public static <T extends @Nullable Object, X extends Exception> List<T> join(List<? extends Task<T, X>> tasks)
            throws X, InterruptedException {
        var parts = new ArrayList<Part<T>>();
        tasks.forEach(task -> parts.add(new Part<>(task)));
        Throwable failure = Parts.all(parts);
        if (failure != null) {
            throw Tasks.<X>as(failure);
        }
        var results = new ArrayList<T>();
        parts.forEach(part -> results.add(part.result()));
        return results;
    }

    /**
     * Does all of {@code tasks} and gives what the first that does not throw gives; the others are interrupted then.
     *
     * @throws X if all parts throw: what the first of them threw, with the rest suppressed in it
     * @throws InterruptedException if the caller is interrupted
     * @throws IllegalArgumentException without a task
     */
    public static <T extends @Nullable Object, X extends Exception> T race(List<? extends Task<T, X>> tasks)
            throws X, InterruptedException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("a race needs somebody who runs");
        }
        var parts = new ArrayList<Part<T>>();
        tasks.forEach(task -> parts.add(new Part<>(task)));
        int winner = Parts.any(parts);
        Throwable failure = winner < 0 ? Parts.failure(parts) : null;
        if (failure != null) {
            throw Tasks.<X>as(failure);
        }
        return parts.get(winner).result();
    }

    /** {@code failure} as the exception that its part declares, or the error or unchecked exception that it is. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> RuntimeException as(Throwable failure) throws X {
        throw (X) failure;
    }
}
