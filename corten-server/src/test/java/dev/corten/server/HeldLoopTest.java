package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.RouteSet;
import dev.corten.http.Router;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A route whose handler computes moves off the loops by itself. */
@Timeout(60)
class HeldLoopTest {
    private static final Duration COMPUTING = Duration.ofMillis(100);

    private static final RouteSet ROUTES = () -> List.of(
            Route.of("GET", "/compute", "compute", request -> {
                long begin = System.nanoTime();
                while (scheduler().equals("loop") && System.nanoTime() - begin < COMPUTING.toNanos()) {
                    Thread.onSpinWait();
                }
                return Response.text(scheduler());
            }),
            Route.of("GET", "/quick", "quick", request -> Response.text(scheduler())));

    /** The JDK shows the thread below a virtual one. */
    private static String scheduler() {
        return Thread.currentThread().toString().contains("ForkJoinPool") ? "default" : "loop";
    }

    @Test
    void aRouteThatHoldsTheLoopMovesToTheDefaultSchedulerAndTheOthersStay() throws Exception {
        var second = Duration.ofSeconds(1);
        var config = new ServerConfig(
                0,
                "127.0.0.1",
                8192,
                16384,
                second.multipliedBy(60),
                second,
                second,
                Duration.ofMillis(20),
                TlsConfig.none(),
                List.of());
        try (var server = Servers.serve(Kind.LOOP_MOUNTED, config, Router.of(ROUTES));
                var wire = new Wire(server)) {
            assertThat(wire.get("/compute").body()).isEqualTo("loop");
            String where;
            do {
                // The first time the watchdog may have been asleep, as on a machine that is busy.
                where = wire.get("/compute").body();
            } while (where.equals("loop"));

            assertThat(where).isEqualTo("default");
            assertThat(wire.get("/quick").body()).isEqualTo("loop");
        }
    }
}
