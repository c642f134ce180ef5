package dev.corten.server.internal;

import dev.corten.http.Route;
import dev.corten.server.internal.WatchedLoop.Mounted;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every loop a hundred times a second. A handler that holds one for longer than the limit keeps everybody
 * else on it waiting: the log gets its route and where it is, at most once a minute, and the route moves to the default
 * scheduler for a while.
 */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private static final int LOOKS_PER_LIMIT = 2;

    /** While no loop does anything, it looks that many times less often. */
    private static final int PATIENCE = 10;

    private static final long SILENCE = Duration.ofMinutes(1).toNanos();
    private static final int FRAMES = 24;

    private final long limit;
    private final LongSupplier clock;
    private final MovedRoutes moved;
    private final Consumer<String> log;
    private final Map<WatchedLoop, HoldTimer> loops = new HashMap<>();
    private final Map<WatchedLoop, Long> lastProgress = new HashMap<>();
    private final Map<String, Long> lastSaid = new HashMap<>();
    private volatile boolean closed;

    /** A watchdog that warns in the log. */
    static Watchdog of(Duration limit, MovedRoutes moved) {
        return new Watchdog(limit, System::nanoTime, moved, LOG::warn);
    }

    /** Moves routes that hold a loop for {@code limit} to {@code moved}; times are those of {@code clock}. */
    Watchdog(Duration limit, LongSupplier clock, MovedRoutes moved, Consumer<String> log) {
        this.limit = limit.toNanos();
        this.clock = clock;
        this.moved = moved;
        this.log = log;
    }

    /** Watches {@code loop} too. Called before {@link #start}. */
    void add(WatchedLoop loop) {
        loops.put(loop, new HoldTimer());
    }

    /** Begins to look, on a thread of its own. */
    void start() {
        Thread.ofPlatform().daemon().name("loop-watchdog").start(() -> {
            long pause = limit / LOOKS_PER_LIMIT;
            while (!closed) {
                LockSupport.parkNanos(look() ? pause : pause * PATIENCE);
            }
        });
    }

    /** Looks at all loops once; whether any of them did something since the last time. */
    boolean look() {
        boolean busy = false;
        for (var entry : loops.entrySet()) {
            WatchedLoop loop = entry.getKey();
            long progress = loop.progress();
            Long before = lastProgress.put(loop, progress);
            busy |= progress % 2 == 1 || before == null || before != progress;
            long held = entry.getValue().held(progress, clock.getAsLong(), loop.runQueue()::waited, limit);
            if (held > 0) {
                Mounted mounted = loop.mounted();
                if (loop.progress() == progress) {
                    tell(mounted, held);
                }
            }
        }
        moved.forget();
        return busy;
    }

    private void tell(Mounted mounted, long held) {
        Route route = mounted.handler() instanceof Routed routed ? routed.route() : null;
        var what = route != null
                ? route.method() + " " + route.path() + " (" + route.name() + ")"
                : mounted.handler() != null ? "A handler without a route" : "A thread that a handler started";
        var stays = route == null
                ? ""
                : ", and runs on the default scheduler for " + moved.move(route).toSeconds() + " s";
        long now = clock.getAsLong();
        Long said = lastSaid.get(what);
        if (said != null && now - said < SILENCE) {
            return;
        }
        lastSaid.put(what, now);
        log.accept("%s holds its event loop, for %d ms so far%s: what computes or reads files belongs in Cpu.run(…)%n%s"
                .formatted(
                        what,
                        Duration.ofNanos(held).toMillis(),
                        stays,
                        Arrays.stream(mounted.stack())
                                .limit(FRAMES)
                                .map(frame -> "\tat " + frame)
                                .collect(Collectors.joining(System.lineSeparator()))));
    }

    /** Stops looking. */
    @Override
    public void close() {
        closed = true;
    }
}
