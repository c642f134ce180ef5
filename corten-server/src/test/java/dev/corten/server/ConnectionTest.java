package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.RejectedException;
import dev.corten.http.Rejection;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client sees on one HTTP/1.1 connection. */
@ParameterizedClass
@EnumSource(Kind.class)
class ConnectionTest {
    private final Kind threads;

    ConnectionTest(Kind threads) {
        this.threads = threads;
    }

    private static final Handler ECHO_TARGET = request -> Response.text(request.method() + " " + request.target());

    @Test
    void oneConnectionCarriesManyRequests() throws Exception {
        try (var server = serve(threads, ECHO_TARGET);
                var wire = new Wire(server)) {
            for (int i = 0; i < 100; i++) {
                assertThat(wire.get("/" + i).body()).isEqualTo("GET /" + i);
            }
        }
    }

    @Test
    void theWholeAnswerIsAsWritten() throws Exception {
        try (var server = serve(
                        threads,
                        request -> Response.text("Grüße").header("X-One", "1").header("X-One", "2"));
                var wire = new Wire(server)) {
            var answer = wire.get("/");
            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(answer.fields().stream().map(f -> f.toLowerCase()).sorted())
                    .containsExactly(
                            "content-length: 7", "content-type: text/plain; charset=utf-8", "x-one: 1", "x-one: 2");
            assertThat(answer.body()).isEqualTo("Grüße");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
        Handler handler = request -> {
            if (request.target().equals("/0")) {
                Thread.sleep(50);
            }
            return Response.text(request.target());
        };
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            var packet = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                packet.append("GET /").append(i).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            wire.send(packet.toString());
            var bodies = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                bodies.add(wire.answer().body());
            }
            assertThat(bodies)
                    .containsExactly(
                            "/0", "/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9", "/10", "/11", "/12", "/13",
                            "/14", "/15", "/16", "/17", "/18", "/19");
        }
    }

    @Test
    void headHasTheLengthAndNoContent() throws Exception {
        try (var server = serve(threads, ECHO_TARGET);
                var wire = new Wire(server)) {
            var head = wire.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n").head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.field("Content-Length")).isEqualTo("7");
            assertThat(wire.get("/after").body()).isEqualTo("GET /after");
        }
    }

    @Test
    void noContentAndNotModifiedHaveNone() throws Exception {
        Handler handler =
                request -> Response.of(Integer.parseInt(request.target().substring(1)));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            assertThat(wire.get("/204").fields()).isEmpty();
            assertThat(wire.get("/304").fields()).isEmpty();
            assertThat(wire.get("/200").fields()).containsExactly("content-length: 0");
        }
    }

    @Test
    void aStreamOfKnownLengthHasALength() throws Exception {
        Handler handler =
                request -> Response.of(200).content(Content.of(new ByteArrayInputStream("12345".getBytes()), 5));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            var answer = wire.get("/");
            assertThat(answer.field("Content-Length")).isEqualTo("5");
            assertThat(answer.body()).isEqualTo("12345");
            assertThat(wire.get("/").body()).isEqualTo("12345");
        }
    }

    @Test
    void aStreamOfUnknownLengthIsChunked() throws Exception {
        byte[] large = "0123456789".repeat(50_000).getBytes();
        Handler handler = request -> Response.of(200).content(Content.of(new ByteArrayInputStream(large), -1));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            var answer = wire.get("/");
            assertThat(answer.field("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(answer.body()).isEqualTo(new String(large));
            assertThat(wire.get("/").body()).hasSize(500_000);
        }
    }

    @Test
    void anOldClientGetsAStreamUntilTheConnectionEnds() throws Exception {
        Handler handler =
                request -> Response.of(200).content(Content.of(new ByteArrayInputStream("12345".getBytes()), -1));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            var answer = wire.send("GET / HTTP/1.0\r\n\r\n").answer();
            assertThat(answer.field("Transfer-Encoding")).isNull();
            assertThat(answer.body()).isEqualTo("12345");
        }
    }

    @Test
    void aStreamThatFailsBreaksTheConnectionOff() throws Exception {
        Handler handler =
                request -> Response.of(200).content(Content.of(new ByteArrayInputStream("123".getBytes()), 5));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            assertThat(catchThrowable(() -> wire.get("/"))).hasMessage("cut off after 3 of 5 bytes");
        }
    }

    @Test
    void aHandlerThatOverflowsTheStackLosesOnlyItsRequest() throws Exception {
        Handler handler = request -> switch (request.target()) {
            case "/deep" -> deeper(request.target());
            case "/refused" -> throw new RejectedException(new Rejection.NotFound("/refused"));
            default -> Response.text("fine");
        };
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            var answer = wire.get("/deep");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("Internal Server Error");
            assertThat(wire.get("/").body()).isEqualTo("fine");
            assertThat(wire.get("/refused").body()).isEqualTo("No route for /refused");
        }
    }

    private static Response deeper(String target) {
        return target.isEmpty() ? Response.of(200) : deeper(target + "/").status(200);
    }

    @Test
    void aThousandHandlersParkAtOnce() throws Exception {
        int count = 1_000;
        var arrived = new CountDownLatch(count);
        var go = new CountDownLatch(1);
        Handler handler = request -> {
            arrived.countDown();
            go.await();
            return Response.text(request.target());
        };
        try (var server = serve(threads, handler)) {
            var wires = new ArrayList<Wire>();
            for (int i = 0; i < count; i++) {
                var wire = new Wire(server);
                wires.add(wire);
                wire.send("GET /" + i + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            arrived.await();
            go.countDown();
            for (int i = 0; i < count; i++) {
                assertThat(wires.get(i).answer().body()).isEqualTo("/" + i);
                wires.get(i).close();
            }
        }
    }

    @Test
    void handlersOnOneLockTakeTurns() throws Exception {
        var lock = new Object();
        var count = new int[1];
        Handler handler = request -> {
            synchronized (lock) {
                int before = count[0];
                Thread.sleep(1);
                count[0] = before + 1;
            }
            return Response.text("done");
        };
        try (var server = serve(threads, handler)) {
            var wires = new ArrayList<Wire>();
            for (int i = 0; i < 50; i++) {
                wires.add(new Wire(server).send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            for (var wire : wires) {
                assertThat(wire.answer().body()).isEqualTo("done");
                wire.close();
            }
            assertThat(count[0]).isEqualTo(50);
        }
    }

    @Test
    void anInterruptIsNotLeftToTheNextHandler() throws Exception {
        Handler handler = request -> {
            var before = Thread.currentThread().isInterrupted();
            Thread.currentThread().interrupt();
            return Response.text("" + before);
        };
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            assertThat(wire.get("/").body()).isEqualTo("false");
            assertThat(wire.get("/").body()).isEqualTo("false");
        }
    }

    @Test
    void aRequestLineThatIsTooLongIs414() throws Exception {
        try (var server = serve(threads, ECHO_TARGET);
                var wire = new Wire(server)) {
            assertThat(wire.get("/" + "x".repeat(9_000)).status()).isEqualTo(414);
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void headerFieldsThatAreTooLargeAre431() throws Exception {
        try (var server = serve(threads, ECHO_TARGET);
                var wire = new Wire(server)) {
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n");
            assertThat(wire.answer().status()).isEqualTo(431);
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void whatIsNoHttpIs400() throws Exception {
        try (var server = serve(threads, ECHO_TARGET);
                var wire = new Wire(server)) {
            assertThat(wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nno field\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(400);
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aNulInAFieldIs400() throws Exception {
        try (var server = serve(threads, ECHO_TARGET);
                var wire = new Wire(server)) {
            assertThat(wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Nul: a\0b\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(400);
        }
    }
}
