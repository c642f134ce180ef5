package dev.corten.http.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Exchange;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    /** The clock of the JVM may begin anywhere, also shortly before it overflows. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000);

    private final Router router = Router.of(() -> List.of(Route.of("GET", "/", "test", _ -> Response.of(204))))
            .layer(new RateLimit(3, Duration.ofSeconds(30), request -> request.header("Key"), 2, clock::get));

    private int get(String key) throws Exception {
        String answer = Exchange.send(router, "GET", "/", "Key", key);
        return Integer.parseInt(answer.substring(0, 3));
    }

    private void wait(int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aClientMaySendThemAllAtOnceAndThenAsTheyComeBack() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(get("a")).isEqualTo(204);
        }
        wait(2);
        assertThat(Exchange.send(router, "GET", "/", "Key", "a", "X-Request-Id", "r1"))
                .isEqualTo("""
                        429
                        Retry-After: 8
                        Content-Type: application/problem+json
                        {"title":"Too Many Requests","status":429,"detail":"Too many requests; try again in 8 s","request_id":"r1"}""");
        wait(7);
        assertThat(get("a")).isEqualTo(429);
        wait(1);
        assertThat(get("a")).isEqualTo(204);
        assertThat(get("a")).isEqualTo(429);
        wait(60);
        for (int i = 0; i < 3; i++) {
            assertThat(get("a")).isEqualTo(204);
        }
        assertThat(get("a")).isEqualTo(429);
    }

    @Test
    void clientsDoNotTakeFromEachOther() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(get("a")).isEqualTo(204);
        }
        assertThat(get("b")).isEqualTo(204);
        assertThat(get("a")).isEqualTo(429);
    }

    @Test
    void requestsWithoutAKeyAreNotLimited() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(Exchange.send(router, "GET", "/")).isEqualTo("204\n");
        }
    }

    @Test
    void theKeyThatWasNotSeenForLongestIsForgotten() throws Exception {
        for (int i = 0; i < 3; i++) {
            get("a");
            get("b");
        }
        assertThat(get("a")).isEqualTo(429);
        assertThat(get("c")).isEqualTo(204);

        assertThat(get("a")).isEqualTo(429);
        assertThat(get("b")).isEqualTo(204);
    }

    @Test
    void withoutAKeyOfOnesOwnItIsTheAddressThatCounts() throws Exception {
        Router router = Router.of(() -> List.of(Route.of("GET", "/", "test", _ -> Response.of(204))))
                .layer(Layers.rateLimit(1, Duration.ofHours(1)));

        assertThat(Exchange.send(router, "GET", "/")).isEqualTo("204\n");
        assertThat(Exchange.send(router, "GET", "/")).startsWith("429\n");
    }

    @Test
    void aRateIsPositive() {
        assertThatThrownBy(() -> Layers.rateLimit(0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rate must be at least one request in a positive time: 0 in PT1S");
        assertThatThrownBy(() -> Layers.rateLimit(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
