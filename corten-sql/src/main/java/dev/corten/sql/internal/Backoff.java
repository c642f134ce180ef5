package dev.corten.sql.internal;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The wait before a transaction runs again: up to a limit that doubles each time, and of random length, for two that met
 * once and wait equally long meet again.
 */
final class Backoff {
    private static final long FIRST = Duration.ofMillis(10).toNanos();
    private static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private Backoff() {}

    /** Waits after the failure of {@code attempt}, counted from 1; {@code false} if the thread is interrupted. */
    static boolean pause(int attempt) {
        long end = System.nanoTime() + ThreadLocalRandom.current().nextLong(limit(attempt));
        // A park may end early.
        for (long rest = 1; rest > 0 && !Thread.currentThread().isInterrupted(); rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
        return !Thread.currentThread().isInterrupted();
    }

    /** How long the wait after {@code attempt} is at most, in nanoseconds. */
    static long limit(int attempt) {
        return Math.min(LONGEST, FIRST << Math.min(attempt - 1, 20));
    }
}
