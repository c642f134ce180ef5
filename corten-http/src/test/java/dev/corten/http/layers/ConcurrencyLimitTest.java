package dev.corten.http.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Exchange;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    @Test
    void oneTooManyIsA503AtOnceAndOneThatEndedMakesRoom() throws Exception {
        var inside = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        Router router = Router.of(() -> List.of(
                        Route.of("GET", "/slow", "slow", _ -> {
                            inside.countDown();
                            go.await();
                            return Response.of(204);
                        }),
                        Route.of("GET", "/fails", "fails", _ -> {
                            throw new StackOverflowError();
                        })))
                .layer(Layers.concurrencyLimit(2));
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = clients.submit(() -> Exchange.send(router, "GET", "/slow"));
            var second = clients.submit(() -> Exchange.send(router, "GET", "/slow"));
            inside.await();

            assertThat(Exchange.send(router, "GET", "/slow", "X-Request-Id", "r1"))
                    .isEqualTo("""
                            503
                            Retry-After: 1
                            Content-Type: application/problem+json
                            {"title":"Service Unavailable","status":503,"detail":"The service is busy; try again in a moment","request_id":"r1"}""");

            go.countDown();
            assertThat(first.get()).isEqualTo("204\n");
            assertThat(second.get()).isEqualTo("204\n");
        }
        for (int i = 0; i < 10; i++) {
            assertThat(Exchange.send(router, "GET", "/fails")).startsWith("500\n");
        }
        assertThat(Exchange.send(router, "GET", "/slow")).isEqualTo("204\n");
    }

    @Test
    void nobodyInsideIsNoLimit() {
        assertThatThrownBy(() -> Layers.concurrencyLimit(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at least one request must get in: 0");
    }
}
