package dev.corten.http.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.context.Deadline;
import dev.corten.context.Tasks;
import dev.corten.http.Exchange;
import dev.corten.http.Handler;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TimeoutTest {
    private static final String TOO_LATE = """
            503
            Content-Type: application/problem+json
            {"title":"Service Unavailable","status":503,"detail":"The request took longer than 1 ms","request_id":"r1"}""";

    private static String send(Duration limit, Handler handler) throws Exception {
        Router router =
                Router.of(() -> List.of(Route.of("GET", "/", "test", handler))).layer(Layers.timeout(limit));
        return Exchange.send(router, "GET", "/", "X-Request-Id", "r1");
    }

    @Test
    void aHandlerThatWaitsIsInterruptedAndTheAnswerIsA503() throws Exception {
        var interrupted = new AtomicBoolean();

        String answer = send(Duration.ofMillis(1), _ -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
            return Response.of(200);
        });

        assertThat(answer).isEqualTo(TOO_LATE);
        assertThat(interrupted).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aHandlerThatSwallowsTheInterruptIsA503TooAndLeavesTheThreadClean() throws Exception {
        String answer = send(Duration.ofMillis(1), _ -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return Response.text("late");
        });

        assertThat(answer).isEqualTo(TOO_LATE);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aHandlerThatWrapsTheInterruptIsA503Too() throws Exception {
        String answer = send(Duration.ofMillis(1), _ -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("the pool was interrupted", e);
            }
            return Response.of(200);
        });

        assertThat(answer).isEqualTo(TOO_LATE);
    }

    /** The deadline passes at about the time that the handler ends: whoever wins, no interrupt may come later. */
    @RepeatedTest(50)
    void theThreadIsNeverInterruptedAfterTheHandlerHasEnded() throws Exception {
        Duration limit = Duration.ofNanos(200_000);
        long end = System.nanoTime() + limit.toNanos();

        String answer = send(limit, _ -> {
            while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return Response.of(204);
        });

        assertThat(answer).satisfiesAnyOf(a -> assertThat(a).isEqualTo("204\n"), a -> assertThat(a)
                .startsWith("503\n"));
        // The clock has one thread: once it has run a later task, an interrupt of this one would have come.
        var after = new CountDownLatch(1);
        Thread watcher = Thread.ofVirtual().start(() -> {
            try {
                send(Duration.ofMillis(1), _ -> {
                    new CountDownLatch(1).await();
                    return Response.of(200);
                });
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            after.countDown();
        });
        after.await();
        watcher.join();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aHandlerInTimeAnswersByItself() throws Exception {
        assertThat(send(Duration.ofMinutes(1), _ -> Response.text("in time"))).endsWith("\nin time");
    }

    @Test
    void anInterruptOfSomebodyElseGoesThrough() {
        assertThatThrownBy(() -> send(Duration.ofMinutes(1), _ -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aTimeoutIsPositive() {
        assertThatThrownBy(() -> Layers.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHandlerAndItsTasksKnowHowLongTheyAreWanted() throws Exception {
        String answer = send(Duration.ofMinutes(1), _ -> {
            var both = Tasks.join(Deadline::left, Deadline::left);
            return Response.text(""
                    + (both.first().compareTo(Duration.ofMinutes(1)) < 0
                            && both.second().isPositive()));
        });

        assertThat(answer).endsWith("\ntrue");
        assertThat(Deadline.left()).isNull();
    }
}
