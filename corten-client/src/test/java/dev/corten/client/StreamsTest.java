package dev.corten.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.context.Context;
import dev.corten.context.Deadline;
import dev.corten.http.Content;
import dev.corten.http.Event;
import dev.corten.http.Events;
import dev.corten.http.Ndjson;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.http.WebSocketClose;
import dev.corten.http.WebSocketMessage;
import dev.corten.http.WebSocketUpgrade;
import dev.corten.json.JsonCodecs;
import dev.corten.server.RunningServer;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that go on. */
class StreamsTest {
    private static final CountDownLatch over = new CountDownLatch(1);
    private static final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    private static RunningServer server;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        Router app = Router.of(() -> List.of(
                Route.of(
                        "POST",
                        "/json",
                        "json",
                        r -> Response.bytes("application/json", r.content().bytes())),
                Route.of(
                        "POST",
                        "/lines",
                        "lines",
                        r -> Response.bytes("application/x-ndjson", r.content().bytes())),
                Route.of(
                        "POST",
                        "/events",
                        "events",
                        r -> Response.bytes("text/event-stream", r.content().bytes())),
                Route.of("GET", "/endless", "endless", r -> {
                    r.atEnd(() -> ended.add("endless"));
                    return Response.array(
                            r, JsonCodecs.INT, IntStream.iterate(0, n -> n + 1).boxed());
                }),
                Route.of(
                        "GET",
                        "/broken",
                        "broken",
                        r -> Response.ndjson(
                                r, JsonCodecs.INT, Ndjson.of(Stream.of(1, 2, 0).map(n -> 2 / n)))),
                Route.of(
                        "GET",
                        "/silent",
                        "silent",
                        r -> Response.events(r, Events.of(out -> {
                            out.send("one");
                            over.await();
                        }))),
                Route.of("GET", "/large", "large", r -> {
                    r.atEnd(() -> ended.add("large"));
                    return Response.of(200).content(Content.of(new Zeros(), 1L << 40));
                }),
                Route.of("GET", "/socket", "socket", r -> WebSocketUpgrade.from(r)
                        .run(socket -> {
                            for (WebSocketMessage m = socket.receive(); m != null; m = socket.receive()) {
                                socket.send("x".repeat(200));
                            }
                            ended.add(String.valueOf(socket.closed()));
                        }))));
        server = Server.bind(ServerConfig.of(0)).serve(app);
        api = ApiClient.of(server.url());
    }

    @AfterAll
    static void stop() {
        over.countDown();
        api.close();
        server.close();
    }

    private static final class Zeros extends java.io.InputStream {
        @Override
        public int read() {
            return 0;
        }
    }

    private static Answer get(ApiClient client, String path) {
        return client.call("GET").path(path).open(200);
    }

    private static Answer echo(String path, String content) {
        return api.call("POST")
                .path(path)
                .bytes(content.getBytes(StandardCharsets.UTF_8))
                .open(200);
    }

    private static void awaitEnd(String what) throws InterruptedException {
        assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo(what);
    }

    @Test
    void elementsAreReadOneByOneHoweverTheyAreWritten() {
        assertThat(echo("/json", " [ \"a,]\\\"[\" , \"\" ,\"{\"\n] ").array(200, JsonCodecs.STRING))
                .containsExactly("a,]\"[", "", "{");
        assertThat(echo("/json", "[[1,2],[ ],[3]]").array(200, JsonCodecs.list(JsonCodecs.INT)))
                .containsExactly(List.of(1, 2), List.of(), List.of(3));
        assertThat(echo("/json", "[]").array(200, JsonCodecs.INT)).isEmpty();
        assertThat(echo("/lines", "1\r\n\n 2 \n3").lines(200, JsonCodecs.INT)).containsExactly(1, 2, 3);
        assertThat(echo("/lines", "").lines(200, JsonCodecs.INT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|broke off after 0 elements: it is no array",
                "[1|broke off after 0 elements: it ends in the middle of an array",
                "[1,|broke off after 1 elements: it ends in the middle of an array",
                "[1] 2|broke off after 0 elements: there is something behind the array",
                "[1,]|answered what is not expected, element 1: $: is empty",
                "[1 2]|answered what is not expected, element 0: ",
                "[1,\"x\"]|answered what is not expected, element 1: ",
                "[1,2}]|broke off after 1 elements: it ends in the middle of an array",
            })
    void whatIsNoArrayOfSuchElementsIsTold(String content, String message) {
        Stream<Integer> numbers = echo("/json", content).array(200, JsonCodecs.INT);

        assertThatThrownBy(numbers::toList)
                .isInstanceOf(ClientException.class)
                .hasMessageStartingWith("POST " + server.url() + "/json " + message);
    }

    @Test
    void anElementHasALimitAndTheWholeHasNone() {
        ApiClient small = api.maxContent(10);

        try (Stream<Integer> endless = get(small, "/endless").array(200, JsonCodecs.INT)) {
            assertThat(endless.skip(100_000).findFirst()).contains(100_000);
        }
        Stream<String> lines = small.call("POST")
                .path("/lines")
                .bytes("\"12345678\"\n\"123456789\"\n".getBytes(StandardCharsets.UTF_8))
                .open(200)
                .lines(200, JsonCodecs.STRING);
        assertThatThrownBy(lines::toList)
                .hasMessageContaining("/lines broke off after 1 elements: an element has more than 10 bytes");
        Events<String> events = small.call("POST")
                .path("/events")
                .bytes("data: 1\ndata: 2\n\n".getBytes(StandardCharsets.UTF_8))
                .open(200)
                .events(200);
        assertThatThrownBy(() -> events.stream().toList())
                .hasMessageContaining("/events broke off: an event has more than 10 bytes");
    }

    @Test
    void aStreamThatIsClosedEndsTheRequest() throws InterruptedException {
        ended.clear();
        try (Stream<Integer> endless = get(api, "/endless").array(200, JsonCodecs.INT)) {
            assertThat(endless.iterator().next()).isZero();
        }

        awaitEnd("endless");
    }

    @Test
    void whatNobodyBeginsToReadIsGivenUp() throws InterruptedException {
        ended.clear();
        Answer large = get(api.idle(Duration.ofMillis(20)), "/large");

        awaitEnd("large");
        assertThat(large.response().status()).isEqualTo(200);
    }

    @Test
    void aStreamThatFailsAtTheServiceBreaksOff() {
        var read = new ArrayList<Integer>();

        assertThatThrownBy(() -> get(api, "/broken").lines(200, JsonCodecs.INT).forEach(read::add))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("/broken broke off after 2 elements: it broke off: java.io.IOException");
        assertThat(read).containsExactly(2, 1);
    }

    @Test
    void silenceAndTheDeadlineOfTheWorkEndAStream() {
        Events<String> silent = get(api.idle(Duration.ofMillis(50)), "/silent").events(200);

        assertThatThrownBy(() -> silent.stream().toList())
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("/silent broke off: nothing came for 50 ms");
        Events<String> late = Context.current()
                .with(Deadline.class, Deadline.in(Duration.ofSeconds(1)))
                .call(() -> get(api, "/silent").events(200));
        assertThatThrownBy(() -> late.stream().toList())
                .hasMessageContaining("/silent broke off: the deadline of the work has passed");
    }

    @Test
    void anEventStreamIsReadAsBrowsersDo() {
        String text =
                "\uFEFFdata: a\rdata:b\r\ndata:  c\n\n: comment\n\nevent: x\nid: 1\ndata\n\nid: 2\n\nretry: 300\nretry: -1\n\n"
                        + "id: a\0b\nevent: lost\n\nother: x\ndata: cut off";

        assertThat(echo("/events", text).events(200).stream())
                .containsExactly(
                        Event.of("a\nb\n c"),
                        Event.of("").id(1).name("x"),
                        new Event<>(null, "2", null, null, null),
                        new Event<>(null, null, null, Duration.ofMillis(300), null));
        assertThatThrownBy(() -> echo("/events", "data: 1\n\ndata: x\n\n").events(200, JsonCodecs.INT).stream()
                        .toList())
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("/events sent an event that is not expected: ");
    }

    @Test
    void aStreamOfAnotherStatusOrTypeIsTold() {
        assertThatThrownBy(() -> get(api, "/nowhere").array(200, JsonCodecs.INT))
                .isInstanceOf(ClientException.class)
                .hasMessageStartingWith("GET " + server.url() + "/nowhere answered 404: {\"title\":\"Not Found\"");
        assertThatThrownBy(() -> get(api, "/endless").lines(200, JsonCodecs.INT))
                .hasMessageEndingWith("/endless answered application/json instead of application/x-ndjson");
        assertThatThrownBy(() -> get(api, "/nowhere").socket())
                .hasMessageContaining("/nowhere answered 404 instead of opening a WebSocket");
        assertThatThrownBy(() -> api.call("GET").path("/nowhere").connect().socket())
                .isInstanceOf(ClientException.class)
                .hasMessage("GET " + server.url() + "/nowhere answered 404 instead of opening a WebSocket");
    }

    @Test
    void anAnswerThatIsPassedOnSaysNothingOfItsOwnMessage() {
        Response response = echo("/json", "[]").response();
        var fields = new ArrayList<String>();
        response.forEachHeader((name, value) -> fields.add(name + ": " + value));

        assertThat(fields).containsExactly("content-type: application/json");
        assertThat(response.content().length()).isEqualTo(2);
        assertThat(echo("/json", "[]").reply("").headers()).containsExactly("content-type", "application/json");
    }

    @Test
    void closingAClientCutsOffWhatGoesOn() throws Exception {
        ended.clear();
        var other = ApiClient.of(server.url());
        Response large = get(other, "/large").response();
        Stream<Integer> endless = get(other, "/endless").array(200, JsonCodecs.INT);
        var numbers = endless.iterator();
        numbers.next();
        var socket = other.call("GET").path("/socket").connect().socket();

        other.close();

        assertThat(socket.receive()).isNull();
        assertThat(socket.closed()).isEqualTo(new WebSocketClose(1001, "The client shuts down"));
        assertThatThrownBy(() -> numbers.forEachRemaining(_ -> {})).isInstanceOf(ClientException.class);
        assertThatThrownBy(() -> large.content().bytes())
                .isInstanceOf(IOException.class)
                .hasMessage("it was closed");
        assertThat(List.of(take(), take(), take()))
                .containsExactlyInAnyOrder(
                        "endless", "large", "WebSocketClose[code=1001, reason=The client shuts down]");
    }

    private static String take() throws InterruptedException {
        return String.valueOf(ended.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void aSocketEndsByMessagesThatAreTooLargeAndClosesByCodesThatAreSent() throws Exception {
        ended.clear();
        var small = api.maxContent(100).call("GET").path("/socket").connect().socket();
        small.send("hello");

        assertThat(small.receive()).isNull();
        assertThat(small.closed()).isEqualTo(new WebSocketClose(1009, "A message is larger than 100"));
        assertThatThrownBy(() -> small.send("more")).hasMessageContaining("The WebSocket is closed: 1009");
        awaitEnd("WebSocketClose[code=1008, reason=A message is larger than 100]");
        assertThatThrownBy(() -> small.close(1006, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a WebSocket is not closed with the code 1006");
        try (var socket = api.call("GET").path("/socket").connect().socket()) {
            socket.close(4002, "ä".repeat(100));
        }
        awaitEnd("WebSocketClose[code=4002, reason=" + "ä".repeat(61) + "]");
    }
}
