package dev.corten.server.internal;

import org.jspecify.annotations.Nullable;

/** What {@link Watchdog} sees of a loop with threads mounted on it. Called on any thread. */
interface WatchedLoop {
    /** A number that changes whenever what is mounted changes; odd while something is. */
    long progress();

    /** The time that the loop's thread waited for a processor. */
    RunQueue runQueue();

    /** What is mounted now. */
    Mounted mounted();

    /**
     * A mounted thread.
     *
     * @param handler what it runs; {@code null} if that is a thread which a handler started
     * @param stack where it is
     */
    record Mounted(@Nullable Runnable handler, StackTraceElement[] stack) {}
}
