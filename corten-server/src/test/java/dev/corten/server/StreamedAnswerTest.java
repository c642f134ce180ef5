package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Events;
import dev.corten.http.Handler;
import dev.corten.http.Ndjson;
import dev.corten.http.Response;
import dev.corten.json.JsonCodecs;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are written while their source is read. */
@ParameterizedClass
@EnumSource(Kind.class)
class StreamedAnswerTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LONG = "x".repeat(1000);

    private final Kind threads;

    StreamedAnswerTest(Kind threads) {
        this.threads = threads;
    }

    private static Handler lines(Stream<String> items) {
        return request -> Response.ndjson(request, JsonCodecs.STRING, Ndjson.of(items));
    }

    @Test
    void aHundredThousandItemsArriveInOrder() throws Exception {
        Handler handler = request -> Response.array(
                request, JsonCodecs.INT, Stream.iterate(0, n -> n + 1).limit(100_000));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            var expected = new StringBuilder("[0");
            for (int i = 1; i < 100_000; i++) {
                expected.append(',').append(i);
            }
            assertThat(wire.get("/").body()).isEqualTo(expected.append(']').toString());
            assertThat(wire.get("/").body()).hasSameSizeAs(expected);
        }
    }

    @Test
    void whatASlowSourceGivesIsNotHeldBack() throws Exception {
        var queue = new ArrayBlockingQueue<String>(1);
        try (var server =
                        serve(threads, lines(Stream.generate(() -> take(queue)).limit(3)));
                var wire = new Wire(server)) {
            wire.send(GET);
            queue.put("one");
            assertThat(wire.headThenChunk()).isEqualTo("\"one\"\n");
            queue.put("two");
            assertThat(wire.chunk()).isEqualTo("\"two\"\n");
            queue.put("three");
            assertThat(wire.chunk()).isEqualTo("\"three\"\n");
            assertThat(wire.chunk()).isEmpty();
        }
    }

    private static String take(BlockingQueue<String> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aClientThatDoesNotReadStopsTheSourceAndFillsNoMemory() throws Exception {
        var made = new AtomicLong();
        Handler handler = lines(Stream.generate(() -> {
                    made.incrementAndGet();
                    return LONG;
                })
                .limit(50_000));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            wire.send(GET);
            long before;
            do {
                before = made.get();
                Thread.sleep(300);
            } while (made.get() != before || before == 0);
            // 50 MB are to be sent, and no more are made than the buffers of two kernels hold.
            assertThat(before).isLessThan(25_000);
            assertThat(wire.answerBytes()).hasSize(50_000 * 1003);
        }
    }

    @Test
    void aClientThatDoesNotReadLosesItsConnectionInTimeAndTheSourceIsClosed() throws Exception {
        var closed = new CountDownLatch(1);
        var config = Servers.config(Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofSeconds(20));
        Handler handler = request -> Response.ndjson(
                request,
                JsonCodecs.STRING,
                Ndjson.of(Stream.generate(() -> LONG).onClose(closed::countDown)));
        try (var server = serve(threads, config, handler);
                var wire = new Wire(server)) {
            wire.send(GET);
            closed.await();
        }
    }

    @Test
    void aClientThatGoesAwayInterruptsASourceThatWaitsAndClosesIt() throws Exception {
        var queue = new ArrayBlockingQueue<String>(1);
        var outcome = new CompletableFuture<Throwable>();
        var closed = new CompletableFuture<Thread>();
        Handler handler = lines(Stream.generate(() -> {
                    try {
                        return queue.take();
                    } catch (InterruptedException e) {
                        outcome.complete(e);
                        throw new IllegalStateException(e);
                    }
                })
                .onClose(() -> closed.complete(Thread.currentThread())));
        try (var server = serve(threads, handler)) {
            try (var wire = new Wire(server)) {
                wire.send(GET);
                queue.put("one");
                assertThat(wire.headThenChunk()).isEqualTo("\"one\"\n");
                wire.abort();
            }
            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
            assertThat(closed.get().isInterrupted()).isFalse();
        }
    }

    @Test
    void anErrorAfterTheHeadCutsTheConnectionWithoutALastChunk() throws Exception {
        Handler handler = lines(Stream.of("one", "two").peek(item -> {
            if (item.equals("two")) {
                throw new IllegalStateException("the database is gone");
            }
        }));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            wire.send(GET);
            assertThatThrownBy(wire::answerBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("the connection is closed after \"\"|Connection reset");
        }
    }

    @Test
    void anErrorAfterTheHeadResetsAStreamOfHttp2AndNotTheConnection() throws Exception {
        Handler handler = request -> request.path().equals("/ok")
                ? Response.text("ok")
                : lines(Stream.of(LONG.repeat(100), "two").peek(item -> {
                            if (item.equals("two")) {
                                throw new IllegalStateException("the database is gone");
                            }
                        }))
                        .handle(request);
        try (var server = serve(threads, handler);
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_2)
                        .build()) {
            var uri = URI.create(server.url());
            var ok = HttpRequest.newBuilder(uri.resolve("/ok")).build();
            assertThat(client.send(ok, HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("ok");
            assertThatThrownBy(() ->
                            client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("RST_STREAM");
            assertThat(client.send(ok, HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("ok");
        }
    }

    @Test
    void theHeadOfEventsIsSentBeforeThereIsAny() throws Exception {
        var go = new CountDownLatch(1);
        Handler handler = request -> Response.events(request, Events.of(out -> {
            go.await();
            out.send("first");
        }));
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            wire.send(GET);
            assertThat(wire.head().fields())
                    .containsExactlyInAnyOrder(
                            "Content-Type: text/event-stream",
                            "Cache-Control: no-cache",
                            "X-Accel-Buffering: no",
                            "transfer-encoding: chunked");
            go.countDown();
            assertThat(wire.chunk()).isEqualTo("data: first\n\n");
            assertThat(wire.chunk()).isEmpty();
        }
    }

    @Test
    void aClientThatGoesAwayInterruptsTheSourceOfEvents() throws Exception {
        var outcome = new CompletableFuture<Throwable>();
        Handler handler = request -> Response.events(request, Events.of(out -> {
            out.send("first");
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                outcome.complete(e);
                throw e;
            }
        }));
        try (var server = serve(threads, handler)) {
            try (var wire = new Wire(server)) {
                wire.send(GET);
                assertThat(wire.headThenChunk()).isEqualTo("data: first\n\n");
                wire.abort();
            }
            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aShutdownEndsEventsProperly() throws Exception {
        var interrupted = new CountDownLatch(1);
        Handler handler = request -> Response.events(request, Events.of(out -> {
            out.send("first");
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        }));
        var server = serve(threads, handler);
        try (var wire = new Wire(server)) {
            wire.send(GET);
            assertThat(wire.headThenChunk()).isEqualTo("data: first\n\n");
            var closing = CompletableFuture.runAsync(server::close);
            assertThat(wire.chunk()).isEmpty();
            interrupted.await();
            closing.join();
        }
    }
}
