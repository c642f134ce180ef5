package dev.corten.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Response;
import dev.corten.http.Route;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MovedRoutesTest {
    private static final Route HASH = Route.of("GET", "/hash", "hash", request -> Response.of(204));

    private final AtomicLong clock = new AtomicLong();
    private final MovedRoutes moved = new MovedRoutes(clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void aRouteIsAwayForTenSecondsAndThenBack() {
        assertThat(moved.contains(HASH)).isFalse();
        assertThat(moved.move(HASH)).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofMillis(9_999));
        assertThat(moved.contains(HASH)).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(moved.contains(HASH)).isFalse();
    }

    @Test
    void aRouteThatDoesItAgainStaysAwayForTwiceAsLongUpToTenMinutes() {
        moved.move(HASH);
        pass(Duration.ofSeconds(15));
        moved.forget();
        assertThat(moved.move(HASH)).isEqualTo(Duration.ofSeconds(20));
        for (int i = 0; i < 10; i++) {
            moved.move(HASH);
        }
        assertThat(moved.move(HASH)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aRouteThatBehavedForAsLongAsItWasAwayIsForgotten() {
        moved.move(HASH);
        pass(Duration.ofSeconds(21));
        moved.forget();

        assertThat(moved.none()).isTrue();
        assertThat(moved.move(HASH)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aRequestWithoutARouteIsNeverAway() {
        moved.move(HASH);
        assertThat(moved.contains(null)).isFalse();
    }
}
