package dev.corten.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Response;
import dev.corten.http.Route;
import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The watchdog on a real loop, by a clock of its own. */
@Timeout(60)
class WatchdogTest {
    private static final Route ROUTE = Route.of("GET", "/spin", "Spin.get", request -> Response.of(204));

    private final AtomicLong clock = new AtomicLong();
    private final MovedRoutes moved = new MovedRoutes(clock::get);
    private final List<String> said = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(Duration.ofMillis(20), clock::get, moved, said::add);
    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final AtomicBoolean stop = new AtomicBoolean();
    private LoopMounted threads;

    @BeforeEach
    void watch() throws Exception {
        threads = loop.submit(() -> new LoopMounted(loop)).get();
        watchdog.add(threads);
    }

    @AfterEach
    void end() {
        stop.set(true);
        loop.shutdownGracefully();
    }

    /** More than any machine lets the loop's thread wait, which does not count. */
    private void lookUntilItIsHeld() {
        for (int i = 0; i < 3; i++) {
            clock.addAndGet(Duration.ofHours(1).toNanos());
            watchdog.look();
        }
    }

    private CountDownLatch spin(boolean after) {
        var spinning = new CountDownLatch(1);
        var handler = new Routed() {
            @Override
            public Route route() {
                return ROUTE;
            }

            @Override
            public void run() {
                if (after) {
                    Thread.yield();
                }
                spinning.countDown();
                while (!stop.get()) {
                    Thread.onSpinWait();
                }
            }
        };
        loop.execute(() -> threads.run(handler));
        return spinning;
    }

    @Test
    void aHandlerThatSpinsIsNamedOnceWithItsStackAndItsRouteIsMoved() throws Exception {
        spin(false).await();
        lookUntilItIsHeld();
        assertThat(moved.contains(ROUTE)).isTrue();
        lookUntilItIsHeld();

        assertThat(said).hasSize(1);
        assertThat(said.getFirst().lines())
                .first()
                .asString()
                .matches("GET /spin \\(Spin\\.get\\) holds its event loop, for \\d+ ms so far, and runs on the default "
                        + "scheduler for 10 s: what computes or reads files belongs in Cpu\\.run\\(…\\)");
        assertThat(said.getFirst()).contains(WatchdogTest.class.getName() + "$1.run(WatchdogTest.java:");
    }

    @Test
    void soIsOneThatSpinsAfterItHasWaited() throws Exception {
        spin(true).await();

        lookUntilItIsHeld();

        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).startsWith("GET /spin (Spin.get) holds its event loop");
    }

    @Test
    void aThreadThatAHandlerStartedIsNotTakenForItsRoute() throws Exception {
        var spinning = new CountDownLatch(1);
        loop.execute(() -> threads.run(() -> Thread.startVirtualThread(() -> {
            spinning.countDown();
            while (!stop.get()) {
                Thread.onSpinWait();
            }
        })));
        spinning.await();

        lookUntilItIsHeld();

        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).startsWith("A thread that a handler started holds its event loop");
        assertThat(moved.none()).isTrue();
    }

    @Test
    void aLoopWhoseHandlersWaitIsNotHeld() throws Exception {
        var waiting = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        loop.execute(() -> threads.run(() -> {
            waiting.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        waiting.await();
        // Once this runs, the handler has left the loop.
        loop.submit(() -> {}).get();

        lookUntilItIsHeld();
        release.countDown();

        assertThat(said).isEmpty();
    }
}
