package dev.corten.sql.internal.wire;

/**
 * How many lanes do for what comes at the moment. Each is a process of the server, and where these share processors with
 * others, one that wakes up now and then waits longer for its turn than one that is always at work, and everything that was sent on
 * it waits with it. So what is quick keeps to one lane, unless much of it has to be waited for before anything may follow. Used by
 * {@link PipelineLoop}'s thread.
 */
final class Crowd {
    /** So many lanes do for statements that may be followed, if one does not. */
    static final int ENOUGH = 3;

    /** With more statements than that which nothing may be sent behind, one lane would send little at once. */
    private static final double FEW = 0.25;

    private static final int WEIGHT = 64;

    /** The share of statements of late that nothing was sent behind. */
    private double last;

    /** {@code plan} is sent. */
    void sent(Plan plan) {
        last += ((plan.mayBeFollowed() ? 0 : 1) - last) / WEIGHT;
    }

    /** Whether one lane could do, because behind most statements others may be sent. */
    boolean mayGather() {
        return last <= FEW;
    }

    /** Whether those of {@code lanes} that are at work do for {@code plan}, so that no further one should be woken up for it. */
    boolean isEnough(Lanes lanes, Plan plan, long now) {
        int moving = 0;
        for (Lane lane : lanes) {
            Plan running = lane.last();
            if (running != null && soonEnds(running, now - lane.quietSince())) {
                moving++;
            }
        }
        return moving >= (mayGather() && plan.isShort() ? 1 : ENOUGH);
    }

    /** A statement that writes and is {@code silent} for longer than it should be, in nanoseconds, waits for a lock. */
    private boolean soonEnds(Plan running, long silent) {
        return running.mayBeFollowed() || waitsFor(running) && silent < PipelineLoop.PATIENCE;
    }

    /** Whether {@code plan} may wait, and be waited for, when another lane is free. */
    boolean waitsFor(Plan plan) {
        return mayGather() ? plan.isQuick() : plan.mayBeFollowed();
    }
}
