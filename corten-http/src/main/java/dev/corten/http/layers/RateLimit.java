package dev.corten.http.layers;

import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Stage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each key, kept as the one time at which it will be full again (the generic cell rate algorithm): so a
 * key costs a number, and a bucket that is full needs none. The keys that came last are kept; a key that is forgotten
 * begins with a full bucket.
 */
public final class RateLimit implements Layer {
    private static final int KEYS = 100_000;
    private static final int TOO_MANY = 429;
    private static final double SECOND = 1e9;

    private final String shown;
    private final long nanosEach;
    private final long nanosAll;
    private final Function<Request, @Nullable String> key;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> fullAt;

    /** Allows {@code requests} in {@code time} for what {@code key} gives; requests without a key are not limited. */
    public RateLimit(int requests, Duration time, Function<Request, @Nullable String> key) {
        this(requests, time, key, KEYS, System::nanoTime);
    }

    RateLimit(int requests, Duration time, Function<Request, @Nullable String> key, int keys, LongSupplier clock) {
        if (requests < 1 || time.toNanos() < requests) {
            throw new IllegalArgumentException(
                    "a rate must be at least one request in a positive time: " + requests + " in " + time);
        }
        this.shown = "Layers.rateLimit(" + requests + ", " + time + ")";
        this.nanosEach = time.toNanos() / requests;
        this.nanosAll = nanosEach * requests;
        this.key = key;
        this.clock = clock;
        this.fullAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > keys;
            }
        };
    }

    @Override
    public Stage stage() {
        return Stage.GUARD;
    }

    @Override
    public Map<Integer, String> errors() {
        return Map.of(TOO_MANY, "Too many requests");
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        String whose = key.apply(request);
        long wait = whose == null ? 0 : take(whose);
        if (wait == 0) {
            return next.handle(request);
        }
        String seconds = Long.toString((long) Math.ceil(wait / SECOND));
        return Response.problem(Problem.of(TOO_MANY, "Too many requests; try again in " + seconds + " s"))
                .header("Retry-After", seconds);
    }

    /** Takes a token from the bucket of {@code whose}, or says for how many nanoseconds there will be none. */
    private long take(String whose) {
        lock.lock();
        try {
            long now = clock.getAsLong();
            Long known = fullAt.get(whose);
            // By the difference, because the clock may begin anywhere.
            long full = (known == null || known - now < 0 ? now : known) + nanosEach;
            long wait = full - now - nanosAll;
            if (wait > 0) {
                return wait;
            }
            fullAt.put(whose, full);
            return 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return shown;
    }
}
