package dev.corten.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until the test moves it. What needs the time takes an {@link InstantSource} by its
 * constructor: {@code InstantSource.system()} in the service, this one in its tests. For any number of threads.
 *
 * <pre>{@code
 * var clock = TestClock.at("2026-01-31T12:00:00Z");
 * var app = TestApp.of(Router.of(new HttpSessionRoutes(new SessionRoutes(queries, clock))));
 * clock.advance(Duration.ofMinutes(31));
 * app.get("/session").send().hasStatus(401);
 * }</pre>
 *
 * <p>Where a {@code Clock} is asked for, there is {@code clock.withZone(ZoneOffset.UTC)}, which moves along.
 */
public final class TestClock implements InstantSource {
    private final AtomicReference<Instant> now;

    private TestClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Stands at {@code instant}, as in {@code 2026-01-31T12:00:00Z}. */
    public static TestClock at(String instant) {
        return at(Instant.parse(instant));
    }

    /** Stands at {@code instant}. */
    public static TestClock at(Instant instant) {
        return new TestClock(Objects.requireNonNull(instant, "instant"));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves by {@code time}, back if that is negative, and gives the time that it is then. */
    public Instant advance(Duration time) {
        return now.updateAndGet(before -> before.plus(time));
    }

    /** Moves to {@code instant}. */
    public void set(Instant instant) {
        now.set(Objects.requireNonNull(instant, "instant"));
    }

    @Override
    public String toString() {
        return "TestClock at " + instant();
    }
}
