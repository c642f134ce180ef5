package dev.corten.server.internal;

import dev.corten.http.Route;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The routes that held their loop and run on the default scheduler for a while. One that holds its loop again soon after
 * it came back stays away for twice as long. Safe for use by many threads.
 */
final class MovedRoutes {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final LongSupplier clock;
    private final Map<Route, Move> moves = new ConcurrentHashMap<>();

    private record Move(long until, Duration time) {}

    /** Routes by the time of {@code clock}, in nanoseconds. */
    MovedRoutes(LongSupplier clock) {
        this.clock = clock;
    }

    /** Sends {@code route} away; for how long. */
    Duration move(Route route) {
        Move before = moves.get(route);
        Duration time = before == null ? FIRST : before.time().multipliedBy(2);
        time = time.compareTo(LONGEST) > 0 ? LONGEST : time;
        moves.put(route, new Move(clock.getAsLong() + time.toNanos(), time));
        return time;
    }

    /** Whether all routes are where they belong. */
    boolean none() {
        return moves.isEmpty();
    }

    /** Whether {@code route} is away. */
    boolean contains(@Nullable Route route) {
        Move move = route == null ? null : moves.get(route);
        return move != null && clock.getAsLong() - move.until() < 0;
    }

    /** Forgets the routes that have been back as long as they were away: they behave. */
    void forget() {
        long now = clock.getAsLong();
        moves.values().removeIf(move -> now - move.until() > move.time().toNanos());
    }
}
