package dev.corten.context;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Until when the current work is wanted: who asked for it waits no longer. A value of {@link Context}.
 *
 * <pre>{@code
 * var left = Deadline.left();
 * client.send(request.timeout(left == null ? TEN_SECONDS : left).build(), ofString());
 * }</pre>
 *
 * @param nanoTime the time, as {@link System#nanoTime()} counts it
 */
public record Deadline(long nanoTime) {
    /** In {@code time} from now, or that of the current work if it is sooner. */
    public static Deadline in(Duration time) {
        long then = System.nanoTime() + time.toNanos();
        Deadline current = Context.current().value(Deadline.class);
        return current != null && current.nanoTime - then < 0 ? current : new Deadline(then);
    }

    /** How long the current work is still wanted, never less than zero, or {@code null} if nobody said. */
    public static @Nullable Duration left() {
        Deadline current = Context.current().value(Deadline.class);
        return current == null ? null : Duration.ofNanos(Math.max(0, current.nanoTime - System.nanoTime()));
    }
}
