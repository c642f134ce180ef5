package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client sees of HTTP/2, in clear with prior knowledge. */
@ParameterizedClass
@EnumSource(Kind.class)
@Timeout(60)
class Http2Test {
    private static final Handler ECHO = request -> Response.text(request.method() + " " + request.target() + " "
            + request.header("Host") + " " + new String(request.content().bytes()));

    private final Kind threads;

    Http2Test(Kind threads) {
        this.threads = threads;
    }

    @Test
    void theSameHandlersAnswer() throws Exception {
        try (var server = serve(threads, ECHO);
                var client = new Frames(server)) {
            client.get(1, "/a?b=c");
            assertThat(client.outcome(1)).isEqualTo("200 GET /a?b=c localhost ");
            client.send(
                            Frames.HEADERS,
                            Frames.END_HEADERS,
                            3,
                            Frames.block(
                                    ":method", "POST", ":scheme", "http", ":path", "/", ":authority", "localhost:80"))
                    .send(Frames.DATA, 0, 3, "con".getBytes())
                    .send(Frames.DATA, Frames.END_STREAM, 3, "tent".getBytes());
            assertThat(client.outcome(3)).isEqualTo("200 POST / localhost:80 content");
            client.request(5, ":method", "CONNECT", ":authority", "localhost:80");
            assertThat(client.outcome(5)).isEqualTo("200 CONNECT localhost:80 localhost:80 ");
        }
    }

    @Test
    void theHeadIsThatOfHttp2() throws Exception {
        Handler handler =
                request -> Response.text("ok").header("Connection", "close").header("Keep-Alive", "x");
        try (var server = serve(threads, handler);
                var client = new Frames(server).get(1, "/")) {
            var headers = client.next(Frames.HEADERS).headers();
            headers.remove("date");
            assertThat(headers.toString())
                    .isEqualTo("DefaultHttp2Headers[:status: 200, content-type: text/plain; charset=utf-8, "
                            + "content-length: 2]");
        }
    }

    @Test
    void aStreamThatWaitsHoldsUpNoOther() throws Exception {
        var go = new CountDownLatch(1);
        Handler handler = request -> {
            if (request.target().equals("/waits")) {
                go.await();
            }
            return Response.text(request.target());
        };
        try (var server = serve(threads, handler);
                var client = new Frames(server)) {
            client.get(1, "/waits").get(3, "/quick");
            assertThat(client.outcome(3)).isEqualTo("200 /quick");
            go.countDown();
            assertThat(client.outcome(1)).isEqualTo("200 /waits");
        }
    }

    @Test
    void contentOfUnknownLengthIsStreamed() throws Exception {
        Handler handler =
                request -> Response.of(200).content(Content.of(new ByteArrayInputStream("in pieces".getBytes()), -1));
        try (var server = serve(threads, handler);
                var client = new Frames(server).get(1, "/")) {
            assertThat(client.outcome(1)).isEqualTo("200 in pieces");
        }
    }

    private String outcome(RunningServer server, String... fields) throws Exception {
        try (var client = new Frames(server).request(1, fields)) {
            return client.outcome(1);
        }
    }

    private String outcomeOfPath(RunningServer server, String path) throws Exception {
        return outcome(server, ":method", "GET", ":scheme", "http", ":path", path, ":authority", "localhost");
    }

    private String outcomeWith(RunningServer server, String... fields) throws Exception {
        var all = new String[8 + fields.length];
        System.arraycopy(
                new String[] {":method", "GET", ":scheme", "http", ":path", "/", ":authority", "localhost"},
                0,
                all,
                0,
                8);
        System.arraycopy(fields, 0, all, 8, fields.length);
        return outcome(server, all);
    }

    @Test
    void whatIsNoRequestIsRefused() throws Exception {
        try (var server = serve(threads, ECHO)) {
            var protocolError = "RST_STREAM 1";
            var target = "400 The target must not have blanks or control characters";
            assertThat(outcomeOfPath(server, "/a b")).isEqualTo(target);
            assertThat(outcomeOfPath(server, "/a\tb")).isEqualTo(target);
            assertThat(outcomeOfPath(server, "/a\r\nX: y")).isEqualTo(protocolError);
            assertThat(outcomeOfPath(server, "")).isEqualTo(protocolError);
            assertThat(outcome(server, ":method", "GET", ":scheme", "http", ":path", "/"))
                    .isEqualTo("400 There must be one authority");
            assertThat(outcomeWith(server, "host", "localhost", "host", "localhost"))
                    .isEqualTo("400 There must be one authority");
            assertThat(outcomeWith(server, "host", "other")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, "content-type", "a/b", "content-type", "c/d"))
                    .isEqualTo("400 There must not be more than one Content-Type field");
            assertThat(outcomeWith(server, "x", "a\r\nb: c")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, "X", "upper")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, "x y", "blank")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, "", "no name")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, "connection", "close")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, "transfer-encoding", "chunked")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, "te", "gzip")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, ":path", "/again")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, "content-length", "3")).isEqualTo(protocolError);
            assertThat(outcomeWith(server, "content-length", "-3")).isEqualTo(protocolError);
        }
    }

    @Test
    void theContentIsAsLongAsAnnounced() throws Exception {
        try (var server = serve(threads, ECHO)) {
            for (var length : new String[] {"2", "4", "+3"}) {
                try (var client = new Frames(server)) {
                    client.send(
                                    Frames.HEADERS,
                                    Frames.END_HEADERS,
                                    1,
                                    Frames.block(
                                            ":method",
                                            "POST",
                                            ":scheme",
                                            "http",
                                            ":path",
                                            "/",
                                            ":authority",
                                            "localhost",
                                            "content-length",
                                            length))
                            .send(Frames.DATA, Frames.END_STREAM, 1, "abc".getBytes());
                    assertThat(client.outcome(1)).isEqualTo("RST_STREAM 1");
                }
            }
        }
    }

    @Test
    void headsHaveLimits() throws Exception {
        try (var server = serve(threads, ECHO)) {
            assertThat(outcomeOfPath(server, "/" + "a".repeat(8191))).startsWith("200 GET /aaa");
            assertThat(outcomeOfPath(server, "/" + "a".repeat(8192))).isEqualTo("414 The target is too long");
            var half = "a".repeat(6000);
            assertThat(outcomeWith(server, "x", half, "y", half)).startsWith("200 ");
            try (var client = new Frames(server)) {
                client.send(
                                Frames.HEADERS,
                                Frames.END_STREAM,
                                1,
                                Frames.block(
                                        ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "localhost"))
                        .send(Frames.CONTINUATION, 0, 1, Frames.block("x", half, "y", half))
                        .send(Frames.CONTINUATION, 0, 1, Frames.block("x", half, "y", half))
                        .send(Frames.CONTINUATION, Frames.END_HEADERS, 1, Frames.block("x", half));
                assertThat(client.next(Frames.HEADERS).headers().status().toString())
                        .isEqualTo("431");
            }
        }
    }

    @Test
    void aStreamPastTheHundredthIsRefused() throws Exception {
        var go = new CountDownLatch(1);
        Handler handler = request -> {
            go.await();
            return Response.text("done");
        };
        try (var server = serve(threads, handler);
                var client = new Frames(server)) {
            for (int stream = 1; stream <= 201; stream += 2) {
                client.get(stream, "/");
            }
            var refused = client.next(Frames.RST_STREAM);
            assertThat(refused.stream()).isEqualTo(201);
            assertThat(refused.code()).isEqualTo(7);
            go.countDown();
            assertThat(client.outcome(199)).isEqualTo("200 done");
        }
    }

    /** Sends {@code frames} until the server has enough of it; why it has. */
    private static int floodUntilGoAway(Frames client, byte[] frames) throws IOException {
        var flood = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    client.send(frames);
                }
            } catch (IOException closed) {
                // That is what it waits for.
            }
        });
        var bye = client.next(Frames.GOAWAY);
        client.close();
        try {
            flood.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return bye == null ? -1 : bye.code();
    }

    @Test
    void aClientThatCancelsAgainAndAgainLosesItsConnection() throws Exception {
        try (var server = serve(threads, ECHO);
                var client = new Frames(server)) {
            for (int stream = 1; stream < 2 * 300; stream += 2) {
                client.get(stream, "/").send(Frames.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
            }
            assertThat(client.next(Frames.GOAWAY).code()).isEqualTo(11);
            assertThat(client.next(Frames.GOAWAY)).isNull();
        }
    }

    @Test
    void aHeadThatNeverEndsLosesItsConnection() throws Exception {
        try (var server = serve(threads, ECHO);
                var client = new Frames(server)) {
            client.send(Frames.HEADERS, 0, 1, Frames.block(":method", "GET"));
            assertThat(floodUntilGoAway(client, Frames.frame(Frames.CONTINUATION, 0, 1, new byte[0])))
                    .isEqualTo(11);
        }
    }

    @Test
    void aClientThatPingsAndDoesNotReadLosesItsConnection() throws Exception {
        var ping = Frames.frame(Frames.PING, 0, 0, new byte[8]);
        var many = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            many.writeBytes(ping);
        }
        try (var server = serve(threads, ECHO);
                var client = new Frames(server)) {
            assertThat(pingsUntilClosed(client, many.toByteArray())).isTrue();
        }
    }

    private static boolean pingsUntilClosed(Frames client, byte[] pings) {
        try {
            for (int i = 0; i < 10_000; i++) {
                client.send(pings);
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void aClientThatOpensNoWindowLosesItsConnection() throws Exception {
        var config = Servers.config(Duration.ofMillis(300), Duration.ofSeconds(15), Duration.ofSeconds(20));
        byte[] large = new byte[200_000];
        Handler handler = request -> Response.bytes("application/octet-stream", large);
        try (var server = serve(threads, config, handler);
                var client = new Frames(server, Map.of(Frames.INITIAL_WINDOW_SIZE, 0)).get(1, "/")) {
            assertThat(client.outcome(1)).endsWith("closed");
        }
    }

    @Test
    void aClientThatOpensItsWindowsBitByBitGetsAllOfIt() throws Exception {
        var config = Servers.config(Duration.ofMillis(400), Duration.ofSeconds(15), Duration.ofSeconds(20));
        byte[] large = new byte[200_000];
        Handler handler = request -> Response.bytes("application/octet-stream", large);
        try (var server = serve(threads, config, handler);
                var client = new Frames(server, Map.of(Frames.INITIAL_WINDOW_SIZE, 0)).get(1, "/")) {
            int received = 0;
            var more = ByteBuffer.allocate(4).putInt(10_000).array();
            while (received < large.length) {
                client.send(Frames.WINDOW_UPDATE, 0, 0, more).send(Frames.WINDOW_UPDATE, 0, 1, more);
                var data = client.next(Frames.DATA);
                assertThat(data).as("after %d bytes", received).isNotNull();
                received += data.payload().length;
                Thread.sleep(100);
            }
            assertThat(received).isEqualTo(large.length);
        }
    }

    @Test
    void aClientThatOpensItsWindowByAByteNowAndThenLosesItsConnection() throws Exception {
        var config = Servers.config(Duration.ofMillis(400), Duration.ofSeconds(15), Duration.ofSeconds(20));
        byte[] large = new byte[200_000];
        Handler handler = request -> Response.bytes("application/octet-stream", large);
        try (var server = serve(threads, config, handler);
                var client = new Frames(server, Map.of(Frames.INITIAL_WINDOW_SIZE, 0)).get(1, "/")) {
            var one = Frames.frame(Frames.WINDOW_UPDATE, 0, 1, new byte[] {0, 0, 0, 1});
            int received = 0;
            try {
                for (; received < 1000; received++) {
                    client.send(one);
                    Thread.sleep(50);
                }
            } catch (IOException closed) {
                // As it should be.
            }
            assertThat(received).isLessThan(1000);
        }
    }

    @Test
    void contentThatNobodyReadsIsCancelledAfterTheAnswer() throws Exception {
        try (var server = serve(threads, request -> Response.text("enough").status(413));
                var client = new Frames(server)) {
            client.send(
                            Frames.HEADERS,
                            Frames.END_HEADERS,
                            1,
                            Frames.block(":method", "POST", ":scheme", "http", ":path", "/", ":authority", "localhost"))
                    .send(Frames.DATA, 0, 1, new byte[1000]);
            assertThat(client.outcome(1)).isEqualTo("413 enough");
            var reset = client.next(Frames.RST_STREAM);
            assertThat(reset.stream()).isEqualTo(1);
            assertThat(reset.code()).isZero();
            client.get(3, "/");
            assertThat(client.outcome(3)).isEqualTo("413 enough");
        }
    }

    @Test
    void aDrainSaysGoodbyeAndAnswersWhatIsInFlight() throws Exception {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Handler handler = request -> {
            started.countDown();
            go.await();
            return Response.text("answered");
        };
        var server = serve(threads, handler);
        try (var client = new Frames(server).get(1, "/")) {
            started.await();
            var closing = CompletableFuture.runAsync(server::close);
            var bye = client.next(Frames.GOAWAY);
            assertThat(bye.code()).isZero();
            go.countDown();
            assertThat(client.outcome(1)).isEqualTo("200 answered");
            assertThat(client.next(Frames.DATA)).isNull();
            closing.join();
        }
    }

    private static String upgrade(String host) {
        return "GET /upgraded HTTP/1.1\r\n" + host + "Connection: Upgrade, HTTP2-Settings\r\n"
                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";
    }

    @Test
    void whatIsWrongWithARequestIsWrongBeforeAnUpgrade() throws Exception {
        try (var server = serve(threads, ECHO)) {
            try (var wire = new Wire(server)) {
                var switched =
                        wire.send(upgrade("Host: localhost\r\n") + "\r\n").answer();
                assertThat(switched.statusLine()).isEqualTo("HTTP/1.1 101 Switching Protocols");
            }
            try (var wire = new Wire(server)) {
                var answer = wire.send(upgrade("Host: localhost\r\nHost: other\r\n") + "\r\n")
                        .answer();
                assertThat(answer.body()).isEqualTo("There must be one Host field, not 2");
            }
            try (var wire = new Wire(server)) {
                var answer = wire.send(upgrade("Host: localhost\r\n") + "Bad : field\r\n\r\n")
                        .answer();
                assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
            }
        }
    }
}
