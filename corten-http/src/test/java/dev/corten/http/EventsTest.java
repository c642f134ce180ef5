package dev.corten.http;

import static dev.corten.http.Exchange.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.context.Context;
import dev.corten.json.JsonCodecs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Server-sent events. */
class EventsTest {
    private final Request request = Exchange.request("GET", "/");

    @AfterEach
    void end() {
        request.end();
    }

    private String events(Events.Source<List<Integer>> source) throws Exception {
        Response response = Response.events(request, JsonCodecs.list(JsonCodecs.INT), Events.of(source));
        return new String(response.content().bytes(), StandardCharsets.UTF_8);
    }

    private String texts(Events.Source<String> source) throws Exception {
        return new String(Response.events(request, Events.of(source)).content().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void eventsAreAStreamThatNobodyStoresOrHoldsBack() throws Exception {
        assertThat(show(Response.events(request, Events.of(out -> out.send("hello")))))
                .isEqualTo("""
                200
                Content-Type: text/event-stream
                Cache-Control: no-cache
                X-Accel-Buffering: no
                data: hello

                """);
    }

    @Test
    void dataIsJson() throws Exception {
        assertThat(events(out -> {
                    out.send(List.of(1, 2));
                    out.send(List.of());
                }))
                .isEqualTo("data: [1,2]\n\ndata: []\n\n");
    }

    @Test
    void anEventHasAllItsFields() throws Exception {
        assertThat(events(out ->
                        out.send(Event.of(List.of(1)).id(7).name("progress").retry(Duration.ofSeconds(3)))))
                .isEqualTo("event: progress\nid: 7\nretry: 3000\ndata: [1]\n\n");
    }

    @Test
    void anEventWithoutDataSetsTheRestAndACommentIsSeenByNobody() throws Exception {
        assertThat(texts(out -> {
                    out.send(new Event<>(null, "8", null, null, null));
                    out.send(Event.comment("still\nthere"));
                }))
                .isEqualTo("id: 8\n\n: still\n: there\n\n");
    }

    @Test
    void linesOfATextCannotBecomeFieldsOfTheirOwn() throws Exception {
        assertThat(texts(out -> out.send("one\nid: 9\r\nthree\rretry: 0\n")))
                .isEqualTo("data: one\ndata: id: 9\ndata: three\ndata: retry: 0\ndata: \n\n");
        assertThat(texts(out -> out.send(" x"))).isEqualTo("data:  x\n\n");
        assertThat(texts(out -> out.send(""))).isEqualTo("data: \n\n");
    }

    @Test
    void idsAndNamesAreOneLine() {
        assertThatThrownBy(() -> Event.of("x").id("1\ndata: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the id of an event must be one line without U+0000");
        assertThatThrownBy(() -> Event.of("x").id("1\0")).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> Event.of("x").name("a\rb")).hasMessage("the name of an event must be one line");
        assertThatThrownBy(() -> Event.of("x").retry(Duration.ofMillis(-1)))
                .hasMessage("a client cannot come back after PT-0.001S");
        assertThatThrownBy(() -> Events.of(out -> {}).heartbeat(Duration.ZERO))
                .hasMessage("the time between heartbeats must be positive, not PT0S");
    }

    @Test
    void whileTheSourceIsSilentThereAreHeartbeats() throws Exception {
        var go = new CountDownLatch(1);
        InputStream stream = Response.events(
                request,
                Events.<String>of(out -> {
                            go.await();
                            out.send("late");
                        })
                        .heartbeat(Duration.ofMillis(1)))
                .content()
                .stream();
        assertThat(next(stream)).isEqualTo(":\n\n");
        assertThat(next(stream)).isEqualTo(":\n\n");
        go.countDown();
        String last = next(stream);
        while (last.equals(":\n\n")) {
            last = next(stream);
        }
        assertThat(last).isEqualTo("data: late\n\n");
        assertThat(stream.read()).isEqualTo(-1);
    }

    private static String next(InputStream stream) throws IOException {
        byte[] bytes = new byte[100];
        return new String(bytes, 0, stream.read(bytes), StandardCharsets.UTF_8);
    }

    @Test
    void theSourceDoesNotRunAheadOfTheClient() throws Exception {
        var sent = new AtomicInteger();
        InputStream stream = Response.events(request, Events.of(out -> {
                    while (true) {
                        out.send("x");
                        sent.incrementAndGet();
                    }
                }))
                .content()
                .stream();
        for (int i = 0; i < 100; i++) {
            assertThat(next(stream)).isEqualTo("data: x\n\n");
        }
        request.end();
        assertThat(sent.get()).isBetween(99, 117);
    }

    @Test
    void theEndOfTheRequestInterruptsTheSourceAndWaitsForIt() throws Exception {
        var started = new CountDownLatch(1);
        var closed = new CompletableFuture<String>();
        InputStream stream = Response.events(request, Events.<String>of(out -> {
                    try {
                        out.send("first");
                        started.countDown();
                        new CountDownLatch(1).await();
                    } finally {
                        closed.complete("closed");
                    }
                }))
                .content()
                .stream();
        next(stream);
        started.await();
        request.end();
        assertThat(closed).isCompletedWithValue("closed");
    }

    @Test
    void theEndOfTheRequestInterruptsASourceThatWaitsToSend() throws Exception {
        var threads = new CompletableFuture<Thread>();
        InputStream stream = Response.events(request, Events.of(out -> {
                    threads.complete(Thread.currentThread());
                    while (true) {
                        out.send("x");
                    }
                }))
                .content()
                .stream();
        next(stream);
        Thread source = threads.get();
        while (source.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        request.end();
        assertThat(source.isAlive()).isFalse();
    }

    @Test
    void aSourceThatNobodyReadsNeverRuns() throws Exception {
        var ran = new AtomicInteger();
        Response response = Response.events(request, Events.of(out -> ran.incrementAndGet()));
        response.content().stream().close();
        request.end();
        assertThat(ran).hasValue(0);
    }

    @Test
    void aSourceThatFailsFailsTheStreamAfterWhatItSent() {
        assertThatThrownBy(() -> texts(out -> {
                    out.send("one");
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("The source of events failed")
                .hasRootCauseMessage("broken");
    }

    @Test
    void theSourceRunsInTheContextOfTheHandler() throws Exception {
        String content = Context.current()
                .with(String.class, "request 7")
                .call(() ->
                        texts(out -> out.send(String.valueOf(Context.current().value(String.class)))));
        assertThat(content).isEqualTo("data: request 7\n\n");
    }
}
