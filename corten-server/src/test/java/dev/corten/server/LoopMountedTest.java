package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What holds of handlers mounted on the event loop and not of the JDK's own scheduler. */
class LoopMountedTest {
    @Test
    void aHandlerThatYieldsForeverLeavesTheOthersTheirTurn() throws Exception {
        var stop = new AtomicBoolean();
        Handler handler = request -> {
            while (request.target().equals("/spin") && !stop.get()) {
                Thread.yield();
            }
            return Response.text("done");
        };
        try (var server = serve(Kind.LOOP_MOUNTED, handler)) {
            var spinning = List.of(new Wire(server), new Wire(server));
            for (var wire : spinning) {
                wire.send("GET /spin HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            for (int i = 0; i < 4; i++) {
                try (var wire = new Wire(server)) {
                    assertThat(wire.get("/").body()).isEqualTo("done");
                }
            }
            stop.set(true);
            for (var wire : spinning) {
                assertThat(wire.answer().body()).isEqualTo("done");
                wire.close();
            }
        }
    }

    @Test
    void theseTestsRunWithJavaLangOpen() {
        assertThat(Kind.best()).isEqualTo(Kind.LOOP_MOUNTED);
    }

    @Test
    void aHandlerWakesAnotherOfTheSameLoop() throws Exception {
        var first = new CountDownLatch(2);
        Handler handler = request -> {
            first.countDown();
            first.await();
            return Response.text(Thread.currentThread().isVirtual() + "");
        };
        try (var server = serve(Kind.LOOP_MOUNTED, handler);
                var a = new Wire(server);
                var b = new Wire(server);
                var c = new Wire(server)) {
            // Three connections on two loops at most: two of them share one.
            for (var wire : List.of(a, b, c)) {
                wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            for (var wire : List.of(a, b, c)) {
                assertThat(wire.answer().body()).isEqualTo("true");
            }
        }
    }

    @Test
    void aThreadThatAHandlerStartsRunsWhileTheHandlerWaits() throws Exception {
        Handler handler = request -> {
            var answer = new String[1];
            Thread.ofVirtual().start(() -> answer[0] = "from the other").join();
            return Response.text(answer[0]);
        };
        try (var server = serve(Kind.LOOP_MOUNTED, handler);
                var wire = new Wire(server)) {
            assertThat(wire.get("/").body()).isEqualTo("from the other");
        }
    }
}
