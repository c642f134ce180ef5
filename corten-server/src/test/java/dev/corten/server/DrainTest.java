package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing a server that has work to do. */
@ParameterizedClass
@EnumSource(Kind.class)
class DrainTest {
    private final Kind threads;

    DrainTest(Kind threads) {
        this.threads = threads;
    }

    @Test
    void requestsInFlightAreAnsweredAndNothingElseIs() throws Exception {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Handler handler = request -> {
            if (request.target().equals("/slow")) {
                var before = request.draining();
                started.countDown();
                go.await();
                return Response.text(before + " " + request.draining());
            }
            return Response.text("quick");
        };
        try (var server = serve(threads, handler);
                var idle = new Wire(server);
                var silent = new Wire(server);
                var busy = new Wire(server)) {
            assertThat(idle.get("/").body()).isEqualTo("quick");
            busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
            started.await();
            var closing = CompletableFuture.runAsync(server::close);

            assertThat(idle.closed()).isTrue();
            assertThat(silent.closed()).isTrue();
            assertThatThrownBy(() -> new Wire(server)).isInstanceOf(IOException.class);
            assertThat(closing).isNotDone();
            go.countDown();

            var answer = busy.answer();
            assertThat(answer.body()).isEqualTo("false true");
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(busy.closed()).isTrue();
            closing.join();
        }
    }

    @Test
    void aHandlerWhoseClientWentAwayIsWaitedFor() throws Exception {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        Handler handler = request -> {
            started.countDown();
            go.await();
            done.countDown();
            return Response.text("late");
        };
        var server = serve(threads, handler);
        try (var wire = new Wire(server)) {
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            started.await();
            wire.abort();
        }
        var closing = CompletableFuture.runAsync(server::close);
        assertThat(closing).isNotDone();
        go.countDown();
        closing.join();
        assertThat(done.getCount()).isZero();
    }

    @Test
    void aHandlerThatDoesNotEndIsInterrupted() throws Exception {
        var started = new CountDownLatch(1);
        var outcome = new CompletableFuture<Throwable>();
        Handler handler = request -> {
            started.countDown();
            try {
                Thread.sleep(Duration.ofHours(1));
            } catch (InterruptedException e) {
                outcome.complete(e);
            }
            return Response.text("interrupted");
        };
        var config = Servers.config(Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofMillis(200));
        try (var server = serve(threads, config, handler);
                var wire = new Wire(server)) {
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            started.await();
            server.close();
            assertThat(outcome).isCompleted();
            assertThat(wire.answer().body()).isEqualTo("interrupted");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aLargeAnswerIsNotCutOff() throws Exception {
        byte[] large = new byte[20_000_000];
        var started = new CountDownLatch(1);
        Handler handler = request -> {
            started.countDown();
            return Response.bytes("application/octet-stream", large);
        };
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            started.await();
            var closing = CompletableFuture.runAsync(server::close);
            // More than the farewell: what counts is that the answer is not written.
            Thread.sleep(1_000);
            assertThat(wire.answer().body()).hasSize(large.length);
            closing.join();
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        var server = serve(threads, request -> Response.text("ok"));
        server.close();
        server.close();
    }
}
