package dev.corten.context;

import org.jspecify.annotations.Nullable;

/** One of several tasks that are done side by side. Its state belongs to its {@link Parts}. */
final class Part<T extends @Nullable Object> {
    private final Tasks.Task<T, ?> task;
    private @Nullable Thread thread;
    private @Nullable T result;
    private @Nullable Throwable failure;

    Part(Tasks.Task<T, ?> task) {
        this.task = task;
    }

    /** Begins on a thread of its own, and tells {@code parts} when it ends. */
    void start(Context context, Parts parts) {
        thread = Thread.ofVirtual().name("task-", parts.next()).start(() -> {
            Runnable end;
            try {
                T value = context.call(task::run);
                end = () -> result = value;
            } catch (Throwable e) {
                // Errors too: whoever waits must learn of it.
                end = () -> failure = e;
            }
            parts.ended(this, end);
        });
    }

    void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Only to be asked when it has ended. */
    boolean succeeded() {
        return failure == null;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    /** What it gave. Only to be called if it succeeded. */
    @SuppressWarnings("NullAway") // null only if T may be
    T result() {
        return result;
    }
}
