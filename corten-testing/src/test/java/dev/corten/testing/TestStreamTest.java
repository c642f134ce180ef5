package dev.corten.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.ApiException;
import dev.corten.http.Event;
import dev.corten.http.Events;
import dev.corten.http.JsonUpgrade;
import dev.corten.http.JsonWebSocket;
import dev.corten.http.Layers;
import dev.corten.http.Ndjson;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.http.Status;
import dev.corten.http.WebSocketClose;
import dev.corten.http.WebSocketMessage;
import dev.corten.http.WebSocketUpgrade;
import dev.corten.json.JsonCodecs;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Answers that go on, without a socket. */
class TestStreamTest {
    private final BlockingQueue<Integer> steps = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    @Status(409)
    private static final class Full extends ApiException {
        private static final long serialVersionUID = 1;

        Full() {
            super("the room is full");
        }
    }

    private final TestApp app = TestApp.of(Router.of(() -> List.of(
                    Route.of(
                            "GET",
                            "/events",
                            "events",
                            r -> Response.events(r, JsonCodecs.INT, Events.of(out -> {
                                try {
                                    while (true) {
                                        int step = steps.take();
                                        out.send(Event.of(step).id(step).name("step"));
                                    }
                                } catch (InterruptedException e) {
                                    ended.add("interrupted");
                                }
                            }))),
                    Route.of(
                            "GET",
                            "/lines",
                            "lines",
                            r -> Response.ndjson(
                                    r,
                                    JsonCodecs.INT,
                                    Ndjson.of(Stream.iterate(1, n -> n + 1)
                                            .peek(n -> ended.add("asked for " + n))
                                            .onClose(() -> ended.add("closed"))))),
                    Route.of("GET", "/words", "words", r -> Response.text("a\n\nb")),
                    Route.of(
                            "GET",
                            "/broken",
                            "broken",
                            r -> Response.ndjson(
                                    r, JsonCodecs.INT, Ndjson.of(Stream.of(1, 0).map(n -> 1 / n)))),
                    Route.of("GET", "/echo", "echo", r -> WebSocketUpgrade.from(r)
                            .subprotocols("v1")
                            .maxMessageSize(100_000)
                            .run(socket -> {
                                for (WebSocketMessage m = socket.receive(); m != null; m = socket.receive()) {
                                    switch (m) {
                                        case WebSocketMessage.Text(String text)
                                        when text.equals("fail") -> throw new Full();
                                        case WebSocketMessage.Text(String text) -> socket.send(text);
                                        case WebSocketMessage.Binary(byte[] bytes) -> socket.send(bytes);
                                    }
                                }
                                ended.add(String.valueOf(socket.closed()));
                            })),
                    Route.of("GET", "/sums", "sums", r -> JsonUpgrade.of(
                                    WebSocketUpgrade.from(r), JsonCodecs.list(JsonCodecs.INT), JsonCodecs.INT)
                            .run(socket -> {
                                for (var ns = socket.receive(); ns != null; ns = socket.receive()) {
                                    socket.send(ns.stream().mapToInt(n -> n).sum());
                                }
                            })),
                    Route.of("GET", "/full", "full", r -> {
                        throw new Full();
                    })))
            .layer(Layers.trace()));

    @Test
    void eventsAreReadWhileTheirSourceRunsAndItsEndIsAwaited() {
        try (TestStream stream = app.get("/events").open()) {
            stream.head().hasStatus(200).hasHeader("Content-Type", "text/event-stream");
            steps.add(1);
            assertThat(stream.event(JsonCodecs.INT)).isEqualTo(Event.of(1).id(1).name("step"));
            steps.add(2);
            assertThat(stream.event()).isEqualTo(Event.of("2").id(2).name("step"));
        }

        assertThat(ended).containsExactly("interrupted");
    }

    @Test
    void noMoreIsAskedOfASourceThanIsRead() {
        try (TestStream stream = app.get("/lines").open()) {
            assertThat(stream.line()).isEqualTo("1");
            assertThat(stream.line(JsonCodecs.INT)).isEqualTo(2);
            assertThatThrownBy(() -> stream.line(JsonCodecs.STRING))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("GET /lines: 3 does not fit: $: must be a string");
        }

        assertThat(ended).containsExactly("asked for 1", "asked for 2", "asked for 3", "closed");
    }

    @Test
    void whatIsThereAtOnceIsShownWithTheHead() {
        try (TestStream stream = app.get("/words").open()) {
            stream.head().hasBody("a\n\nb");
            assertThat(Stream.of(stream.line(), stream.line(), stream.line(), stream.line()))
                    .containsExactly("a", "", "b", null);
            assertThatThrownBy(() -> stream.line(JsonCodecs.INT)).hasMessage("GET /words: there are no more lines");
            assertThatThrownBy(() -> stream.event(JsonCodecs.INT)).hasMessage("GET /words: there are no more events");
        }
        try (TestStream stream = app.get("/full").open()) {
            assertThatThrownBy(() -> stream.head().hasStatus(200)).hasMessageContaining("the room is full");
        }
    }

    @Test
    void aSourceThatFailsIsTold() {
        try (TestStream stream = app.get("/broken").open()) {
            assertThat(stream.line()).isEqualTo("1");
            assertThatThrownBy(stream::line)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("GET /broken: the content failed: java.lang.ArithmeticException: / by zero");
        }
    }

    @Test
    void aSocketHasBothEndsAndItsHandlerIsOverWhenItIsClosed() throws Exception {
        try (TestSocket socket =
                app.get("/echo").header("Sec-WebSocket-Protocol", "v2, v1").connect()) {
            assertThat(socket.subprotocol()).isEqualTo("v1");
            socket.send("hello");
            socket.send(new byte[] {1});
            assertThat(socket.receive()).isEqualTo(new WebSocketMessage.Text("hello"));
            assertThat(((WebSocketMessage.Binary) socket.receive()).bytes()).containsExactly(1);
            assertThat(socket.closed()).isNull();
        }

        assertThat(ended).containsExactly("WebSocketClose[code=1000, reason=]");
    }

    @Test
    void aSocketIsClosedAsAServerDoes() throws Exception {
        try (TestSocket socket = app.get("/echo").connect()) {
            socket.send("fail");
            assertThat(socket.receive()).isNull();
            assertThat(socket.closed()).isEqualTo(new WebSocketClose(1008, "the room is full"));
            assertThatThrownBy(() -> socket.send("more")).hasMessage("The WebSocket is closed: 1008 the room is full");
        }
        try (TestSocket socket = app.get("/echo").connect()) {
            socket.send("x".repeat(100_001));
            assertThat(socket.receive()).isNull();
            assertThat(socket.closed())
                    .isEqualTo(new WebSocketClose(1009, "Messages must not be larger than 100000 bytes"));
        }
        try (TestSocket socket = app.get("/echo").connect()) {
            assertThatThrownBy(() -> socket.close(1006, ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a WebSocket is not closed with the code 1006");
        }
        try (TestSocket plain = app.get("/sums").connect();
                var socket = JsonWebSocket.of(plain, JsonCodecs.INT, JsonCodecs.list(JsonCodecs.INT))) {
            socket.send(List.of(1, 2));
            assertThat(socket.receive()).isEqualTo(3);
            plain.send("{}");
            assertThat(socket.receive()).isNull();
            assertThat(plain.closed()).isEqualTo(new WebSocketClose(1008, "$: must be an array"));
        }
    }

    @Test
    void aHandshakeThatIsRefusedIsAnAnswer() {
        app.get("/full").handshake().send().hasStatus(409);
        app.get("/echo").send().hasStatus(426);
        assertThatThrownBy(() -> app.get("/full").connect())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("GET /full opens no WebSocket: 409\n");
    }
}
