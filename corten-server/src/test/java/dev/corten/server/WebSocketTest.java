package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.context.Context;
import dev.corten.context.Deadline;
import dev.corten.context.LogFields;
import dev.corten.http.ApiException;
import dev.corten.http.Handler;
import dev.corten.http.JsonUpgrade;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.RouteSet;
import dev.corten.http.Router;
import dev.corten.http.Status;
import dev.corten.http.WebSocket;
import dev.corten.http.WebSocketClose;
import dev.corten.http.WebSocketClosedException;
import dev.corten.http.WebSocketHandler;
import dev.corten.http.WebSocketMessage;
import dev.corten.http.WebSocketUpgrade;
import dev.corten.json.JsonCodecs;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** WebSockets, frame by frame. */
@ParameterizedClass
@EnumSource(Kind.class)
@Timeout(60)
class WebSocketTest {
    private static final WebSocketHandler ECHO = socket -> {
        for (var message = socket.receive(); message != null; message = socket.receive()) {
            switch (message) {
                case WebSocketMessage.Text(String text) -> socket.send(text);
                case WebSocketMessage.Binary(byte[] bytes) -> socket.send(bytes);
            }
        }
    };

    private final Kind threads;

    WebSocketTest(Kind threads) {
        this.threads = threads;
    }

    @Status(409)
    private static final class RoomIsFull extends ApiException {
        private static final long serialVersionUID = 1;

        RoomIsFull() {
            super("The room is full");
        }
    }

    private RunningServer sockets(WebSocketHandler handler) {
        return serve(threads, request -> WebSocketUpgrade.from(request).run(handler));
    }

    @Test
    void messagesGoBothWaysAndTheClientCloses() throws Exception {
        try (var server = sockets(ECHO);
                var wire = new SocketWire(server.port())) {
            wire.raw(SocketWire.handshake("/").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(wire.head()).isEqualTo("""
                    HTTP/1.1 101 Switching Protocols
                    Connection: Upgrade
                    Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
                    Upgrade: websocket""");
            wire.text("grüß dich");
            wire.frame(SocketWire.FINAL | SocketWire.BINARY, new byte[70_000]);
            wire.frame(SocketWire.TEXT, "in ".getBytes(StandardCharsets.UTF_8));
            wire.frame(SocketWire.FINAL | SocketWire.PING, "there?".getBytes(StandardCharsets.UTF_8));
            wire.frame(SocketWire.FINAL, "pieces".getBytes(StandardCharsets.UTF_8));

            var frames = new ArrayList<>(List.of(wire.next(), wire.next(), wire.next(), wire.next()));
            // The server answers a ping at once, whatever the handler does.
            assertThat(frames.remove("pong there?")).isTrue();
            assertThat(frames).containsExactly("text grüß dich", "binary 70000", "text in pieces");
            assertThat(wire.close(1001, "leaving").next()).isEqualTo("close 1001 leaving");
            assertThat(wire.next()).isEqualTo("end");
        }
    }

    @Test
    void whatIsNoHandshakeIsAnOrdinaryErrorAndTheConnectionStays() throws Exception {
        try (var server = serve(threads, router(request -> WebSocketUpgrade.from(request)
                        .run(ECHO)));
                var wire = new Wire(server)) {
            var plain = wire.get("/socket");
            assertThat(plain.status()).isEqualTo(426);
            assertThat(plain.fields())
                    .contains("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13");
            assertThat(plain.body()).contains("This is a WebSocket: connect to it over HTTP/1.1 with ws:// or wss://");

            var old = wire.send(SocketWire.handshake("/socket").replace("Version: 13", "Version: 8"))
                    .answer();
            assertThat(old.status()).isEqualTo(426);
            assertThat(old.body()).contains("The Sec-WebSocket-Version must be 13");

            var key = wire.send(SocketWire.handshake("/socket").replace("dGhl", ""))
                    .answer();
            assertThat(key.status()).isEqualTo(400);
            assertThat(key.body()).contains("The Sec-WebSocket-Key must be 16 bytes in base64");

            var content = wire.send(SocketWire.handshake("/socket", "Content-Length: 2") + "ab")
                    .answer();
            assertThat(content.status()).isEqualTo(400);
            assertThat(content.body()).contains("The handshake of a WebSocket must not have content");

            var elsewhere = wire.send(SocketWire.handshake("/nowhere")).answer();
            assertThat(elsewhere.status()).isEqualTo(404);

            // Two in one packet: what follows a handshake that failed is HTTP.
            wire.send(SocketWire.handshake("/nowhere") + SocketWire.handshake("/nowhere")
                    + "GET /plain HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(wire.answer().status()).isEqualTo(404);
            assertThat(wire.answer().status()).isEqualTo(404);
            assertThat(wire.answer().body()).isEqualTo("plain");

            var ten = wire.send(SocketWire.handshake("/socket").replace("HTTP/1.1", "HTTP/1.0"))
                    .answer();
            assertThat(ten.status()).isEqualTo(426);
        }
    }

    private static Router router(Handler socket) {
        RouteSet routes = () -> List.of(
                Route.of("GET", "/socket", "socket", socket),
                Route.of("GET", "/plain", "plain", request -> Response.text("plain")));
        return Router.of(routes);
    }

    @Test
    void pagesOfOtherSitesMayNotConnectUnlessTheyAreTrusted() throws Exception {
        var handler = router(request -> WebSocketUpgrade.from(request)
                .origins(List.of("https://app.example.com"))
                .run(ECHO));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            var foreign = wire.send(SocketWire.handshake("/socket", "Origin: https://evil.example"))
                    .answer();
            assertThat(foreign.status()).isEqualTo(403);
            assertThat(foreign.body()).contains("Pages of \\\"https://evil.example\\\" must not open this WebSocket");
            assertThat(wire.send(SocketWire.handshake("/socket", "Origin: null"))
                            .answer()
                            .status())
                    .isEqualTo(403);
            assertThat(wire.send(SocketWire.handshake(
                                    "/socket", "Origin: http://localhost", "Sec-Fetch-Site: cross-site"))
                            .answer()
                            .status())
                    .isEqualTo(403);

            SocketWire.open(server, "/socket", "Origin: http://localhost").close();
            SocketWire.open(server, "/socket", "Origin: https://app.example.com")
                    .close();
            SocketWire.open(server, "/socket").close();
        }
    }

    @Test
    void framesBeforeTheAnswerAreNotLost() throws Exception {
        var go = new CountDownLatch(1);
        Handler handler = request -> {
            go.await();
            return WebSocketUpgrade.from(request).run(ECHO);
        };
        try (var server = serve(threads, handler);
                var wire = new SocketWire(server.port())) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(SocketWire.handshake("/").getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(SocketWire.encoded(0x81, "early".getBytes(StandardCharsets.UTF_8)));
            wire.raw(bytes.toByteArray());
            go.countDown();
            wire.head();
            assertThat(wire.next()).isEqualTo("text early");
        }
    }

    @Test
    void theHandlerClosesAndTheClientAnswers() throws Exception {
        var closed = new CompletableFuture<WebSocketClose>();
        try (var server = sockets(socket -> {
                    socket.send("last");
                    socket.close(4000, "é".repeat(100));
                    socket.close(4001, "too late");
                    assertThatThrownBy(() -> socket.send("no")).isInstanceOf(WebSocketClosedException.class);
                    assertThat(socket.receive()).isNull();
                    closed.complete(socket.closed());
                });
                var wire = SocketWire.open(server, "/")) {
            assertThat(wire.next()).isEqualTo("text last");
            assertThat(wire.next()).isEqualTo("close 4000 " + "é".repeat(61));
            assertThat(wire.text("unheard").close(4000, "").next()).isEqualTo("end");
            assertThat(closed.join()).isEqualTo(new WebSocketClose(4000, "é".repeat(61)));
        }
    }

    @Test
    void aClientThatDoesNotAnswerACloseIsCutOff() throws Exception {
        try (var server = sockets(socket -> {});
                var wire = SocketWire.open(server, "/")) {
            assertThat(wire.next()).isEqualTo("close 1000");
            assertThat(wire.next()).isEqualTo("end");
        }
    }

    @Test
    void whatAHandlerThrowsClosesTheSocket() throws Exception {
        var failure = new CompletableFuture<Exception>();
        try (var server = sockets(socket -> {
            throw failure.join();
        })) {
            failure.complete(new RoomIsFull());
            try (var wire = SocketWire.open(server, "/")) {
                assertThat(wire.next()).isEqualTo("close 1008 The room is full");
            }
            failure.obtrudeValue(new IllegalStateException("secret"));
            try (var wire = SocketWire.open(server, "/")) {
                assertThat(wire.next()).isEqualTo("close 1011 An internal error occurred");
            }
        }
    }

    @Test
    void aMessageOverTheLimitIsRefused() throws Exception {
        try (var server = serve(
                threads,
                request -> WebSocketUpgrade.from(request).maxMessageSize(10).run(ECHO))) {
            try (var wire = SocketWire.open(server, "/")) {
                assertThat(wire.text("0123456789").next()).isEqualTo("text 0123456789");
                assertThat(wire.text("0123456789a").next()).startsWith("close 1009 ");
            }
            try (var wire = SocketWire.open(server, "/")) {
                wire.frame(SocketWire.TEXT, new byte[6]).frame(SocketWire.FINAL, new byte[6]);
                assertThat(wire.next()).isEqualTo("close 1009 Messages must not be larger than 10 bytes");
            }
        }
    }

    @Test
    void whatIsNoUtf8OrNotMaskedOrNotCompressedAsAgreedEndsIt() throws Exception {
        try (var server = sockets(ECHO)) {
            try (var wire = SocketWire.open(server, "/")) {
                assertThat(wire.frame(0x81, new byte[] {'a', (byte) 0xff}).next())
                        .startsWith("close 1007 ");
                assertThat(wire.next()).isEqualTo("end");
            }
            try (var wire = SocketWire.open(server, "/")) {
                assertThat(wire.raw(new byte[] {(byte) 0x81, 1, 'a'}).next()).startsWith("close 1002 ");
                assertThat(wire.next()).isEqualTo("end");
            }
            try (var wire = SocketWire.open(server, "/")) {
                assertThat(wire.frame(0xc1, new byte[] {'a'}).next()).startsWith("close 1002 ");
                assertThat(wire.next()).isEqualTo("end");
            }
        }
    }

    @Test
    void messagesAreCompressedWhereBothSidesWantItAndABombIsRefused() throws Exception {
        Handler handler = request -> WebSocketUpgrade.from(request)
                .compression()
                .maxMessageSize(100_000)
                .run(ECHO);
        try (var server = serve(threads, handler);
                var wire = new SocketWire(server.port())) {
            wire.raw(SocketWire.handshake("/", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")
                    .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(wire.head()).contains("Sec-WebSocket-Extensions: permessage-deflate");
            wire.frame(0xc1, deflated("small".getBytes(StandardCharsets.UTF_8)));
            assertThat(wire.next()).isEqualTo("text small");
            wire.frame(0xc1, deflated("large ".repeat(10_000).getBytes(StandardCharsets.UTF_8)));
            assertThat(wire.next()).startsWith("compressed ");
            wire.frame(0xc1, deflated(new byte[10_000_000]));
            assertThat(wire.next()).isEqualTo("close 1009 Messages must not be larger than 100000 bytes");
        }
    }

    /** RFC 7692, section 7.2.1: without the empty block at the end. */
    private static byte[] deflated(byte[] bytes) throws Exception {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (var stream = new DeflaterOutputStream(out, deflater, 512, true)) {
            stream.write(bytes);
            stream.flush();
            return java.util.Arrays.copyOf(out.toByteArray(), out.size() - 4);
        } finally {
            deflater.end();
        }
    }

    @Test
    void aHandlerThatDoesNotReceiveSlowsItsClientDown() throws Exception {
        var go = new CountDownLatch(1);
        var sum = new CompletableFuture<Integer>();
        try (var server = sockets(socket -> {
                    go.await();
                    int total = 0;
                    while (socket.receive() instanceof WebSocketMessage.Binary(byte[] bytes)) {
                        total += bytes.length;
                    }
                    sum.complete(total);
                });
                var wire = SocketWire.open(server, "/")) {
            var sent = new AtomicInteger();
            int messages = 4000;
            var sender = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < messages; i++) {
                        wire.frame(0x82, new byte[10_000]);
                        sent.incrementAndGet();
                    }
                    wire.close(1000, "");
                } catch (java.io.IOException e) {
                    sum.completeExceptionally(e);
                }
            });
            int before = -1;
            while (sent.get() != before) {
                before = sent.get();
                Thread.sleep(300);
            }
            // 40 MB are more than both ends of the socket hold.
            assertThat(sent.get()).isLessThan(messages);
            go.countDown();
            assertThat(sum.join()).isEqualTo(messages * 10_000);
            sender.join();
        }
    }

    @Test
    void aClientThatDoesNotReadSlowsItsHandlerDown() throws Exception {
        var sent = new AtomicInteger();
        int messages = 4000;
        try (var server = sockets(socket -> {
                    for (int i = 0; i < messages; i++) {
                        socket.send(new byte[10_000]);
                        sent.incrementAndGet();
                    }
                });
                var wire = SocketWire.open(server, "/")) {
            int before = -1;
            while (sent.get() != before) {
                before = sent.get();
                Thread.sleep(300);
            }
            assertThat(sent.get()).isLessThan(messages);
            for (int i = 0; i < messages; i++) {
                assertThat(wire.next()).isEqualTo("binary 10000");
            }
            assertThat(wire.next()).isEqualTo("close 1000");
        }
    }

    @Test
    void aSilentClientIsPingedAndLostIfItDoesNotAnswer() throws Exception {
        var closed = new CompletableFuture<WebSocketClose>();
        var config = Servers.config(Duration.ofMillis(400), Duration.ofSeconds(15), Duration.ofSeconds(20));
        try (var server = serve(threads, config, request -> WebSocketUpgrade.from(request)
                        .run(socket -> {
                            assertThat(socket.receive()).isNull();
                            closed.complete(socket.closed());
                        }));
                var wire = SocketWire.open(server, "/")) {
            for (int i = 0; i < 4; i++) {
                assertThat(wire.next()).isEqualTo("ping");
                wire.frame(SocketWire.FINAL | SocketWire.PONG, new byte[0]);
            }
            assertThat(wire.next()).isEqualTo("ping");
            assertThat(wire.next()).isIn("end", "reset");
            assertThat(closed.join()).isEqualTo(new WebSocketClose(1006, "The connection was lost"));
        }
    }

    @Test
    void aClientThatVanishesEndsTheSession() throws Exception {
        var closed = new CompletableFuture<WebSocketClose>();
        try (var server = sockets(socket -> {
            ECHO.run(socket);
            closed.complete(socket.closed());
        })) {
            var wire = SocketWire.open(server, "/");
            assertThat(wire.text("here").next()).isEqualTo("text here");
            wire.abort();
            assertThat(closed.join()).isEqualTo(new WebSocketClose(1006, "The connection was lost"));
        }
    }

    @Test
    void shuttingDownClosesWith1001AndWaitsForHandlers() throws Exception {
        var received = new ArrayList<String>();
        var done = new CompletableFuture<WebSocketClose>();
        var server = sockets(socket -> {
            while (socket.receive() instanceof WebSocketMessage.Text(String text)) {
                received.add(text);
                socket.send(text);
            }
            done.complete(socket.closed());
        });
        try (var wire = SocketWire.open(server, "/")) {
            assertThat(wire.text("one").next()).isEqualTo("text one");
            var closing = CompletableFuture.runAsync(server::close);
            assertThat(wire.next()).isEqualTo("close 1001 The server shuts down");
            wire.close(1001, "");
            assertThat(wire.next()).isEqualTo("end");
            closing.join();
            assertThat(received).containsExactly("one");
            assertThat(done).isCompletedWithValue(new WebSocketClose(1001, "The server shuts down"));
        }
    }

    @Test
    void handlersKeepTheLogFieldsOfTheirRequestAndNotItsDeadline() throws Exception {
        var app = router(request -> WebSocketUpgrade.from(request)
                        .subprotocols("v2", "v1")
                        .run(socket -> {
                            var fields = new ArrayList<String>();
                            Context.current()
                                    .forEach(
                                            LogFields.class,
                                            f -> f.forEach((name, value) -> fields.add(name + "=" + value)));
                            socket.send(fields + " " + Deadline.left() + " " + socket.subprotocol());
                            ECHO.run(socket);
                        }))
                .layer(Layers.trace())
                .layer(Layers.timeout(Duration.ofMillis(500)))
                .layer(Layers.compression())
                .layer(Layers.etag());
        try (var server = serve(threads, app);
                var wire = SocketWire.open(
                        server,
                        "/socket",
                        "X-Request-Id: r1",
                        "Sec-WebSocket-Protocol: v1, v2",
                        "Accept-Encoding: gzip")) {
            assertThat(wire.next()).isEqualTo("text [request_id=r1, route=/socket] null v1");
            // Past the time of the layer, which was for the answer.
            Thread.sleep(700);
            assertThat(wire.text("still here").next()).isEqualTo("text still here");
        }
    }

    @Test
    void jsonThatDoesNotFitClosesTheSocketWithWhatIsWrong() throws Exception {
        Handler handler = request -> JsonUpgrade.of(
                        WebSocketUpgrade.from(request), JsonCodecs.list(JsonCodecs.STRING), JsonCodecs.INT)
                .run(socket -> {
                    for (var names = socket.receive(); names != null; names = socket.receive()) {
                        socket.send(names.size());
                    }
                });
        try (var server = serve(threads, handler)) {
            try (var wire = SocketWire.open(server, "/")) {
                assertThat(wire.text("[\"Ada\", \"Grace\"]").next()).isEqualTo("text 2");
                assertThat(wire.text("[1]").next()).isEqualTo("close 1008 $[0]: must be a string");
            }
            try (var wire = SocketWire.open(server, "/")) {
                assertThat(wire.text("[").next()).startsWith("close 1007 ");
            }
            try (var wire = SocketWire.open(server, "/")) {
                assertThat(wire.frame(0x82, new byte[] {1}).next()).isEqualTo("close 1007 Messages must be text");
            }
        }
    }

    @Test
    void aLayerThatTakesTheSessionAwayGetsNoSocket() throws Exception {
        var app = router(request -> WebSocketUpgrade.from(request).run(ECHO))
                .layer((request, next) -> next.handle(request).content(dev.corten.http.Content.empty()));
        try (var server = serve(threads, app);
                var wire = new Wire(server)) {
            assertThat(wire.send(SocketWire.handshake("/socket")).answer().status())
                    .isEqualTo(500);
            assertThat(wire.get("/plain").status()).isEqualTo(200);
        }
    }

    @Test
    void manyThreadsMaySendAtOnce() throws Exception {
        try (var server = sockets(socket -> {
                    var senders = new ArrayList<Thread>();
                    for (int i = 0; i < 10; i++) {
                        senders.add(Thread.ofVirtual().start(() -> send(socket, 100)));
                    }
                    for (var sender : senders) {
                        sender.join();
                    }
                });
                var wire = SocketWire.open(server, "/")) {
            for (int i = 0; i < 1000; i++) {
                assertThat(wire.next()).isEqualTo("binary 1000");
            }
            assertThat(wire.next()).isEqualTo("close 1000");
        }
    }

    private static void send(WebSocket socket, int times) {
        try {
            for (int i = 0; i < times; i++) {
                socket.send(new byte[1000]);
            }
        } catch (WebSocketClosedException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
