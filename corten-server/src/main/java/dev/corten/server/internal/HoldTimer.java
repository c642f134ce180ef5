package dev.corten.server.internal;

import java.util.function.LongSupplier;

/**
 * Tells from looks at a loop every now and then how long it has been held. The time begins with the second look that
 * finds the same thread mounted on the same handler, so a loop that moves on costs no look at its statistics.
 */
final class HoldTimer {
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private long progress;
    private long began = NOT_BEGUN;
    private long waitedBefore;
    private boolean told;

    /**
     * How many nanoseconds the loop was held, if that is {@code limit} or more and was not told before; else 0.
     *
     * @param seen the progress of the loop
     * @param now the time
     * @param waited how long the loop's thread has waited for a processor; asked only if needed
     */
    long held(long seen, long now, LongSupplier waited, long limit) {
        if (seen != progress || seen % 2 == 0) {
            progress = seen;
            began = NOT_BEGUN;
            told = false;
            return 0;
        }
        if (told) {
            return 0;
        }
        if (began == NOT_BEGUN) {
            began = now;
            waitedBefore = waited.getAsLong();
            return 0;
        }
        if (now - began < limit) {
            return 0;
        }
        long held = now - began - (waited.getAsLong() - waitedBefore);
        told = held >= limit;
        return told ? held : 0;
    }
}
