package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The content of requests: how it arrives, and what becomes of the connection when it does not. */
@ParameterizedClass
@EnumSource(Kind.class)
class ContentTest {
    private static final Handler ECHO =
            request -> Response.bytes("text/plain", request.content().bytes());
    private static final Handler IGNORE = request -> Response.text("ignored");

    private final Kind threads;

    ContentTest(Kind threads) {
        this.threads = threads;
    }

    private static String post(String fields, String content) {
        return "POST /x HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n" + content;
    }

    private static String post(String content) {
        return post("Content-Length: " + content.length() + "\r\n", content);
    }

    @Test
    void smallContentIsEchoedAgainAndAgain() throws Exception {
        try (var server = serve(threads, ECHO);
                var wire = new Wire(server)) {
            for (int i = 0; i < 50; i++) {
                assertThat(wire.send(post("content " + i)).answer().body()).isEqualTo("content " + i);
            }
        }
    }

    @Test
    void contentInManyPacketsIsPutTogether() throws Exception {
        try (var server = serve(threads, ECHO);
                var wire = new Wire(server)) {
            wire.send(post("Content-Length: 10\r\n", ""));
            for (var c : "0123456789".split("")) {
                wire.send(c);
            }
            assertThat(wire.answer().body()).isEqualTo("0123456789");
        }
    }

    @Test
    void chunkedContentIsPutTogether() throws Exception {
        try (var server = serve(threads, ECHO);
                var wire = new Wire(server)) {
            wire.send(post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"));
            assertThat(wire.answer().body()).isEqualTo("hello world");
            wire.send(post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"));
            assertThat(wire.answer().body()).isEmpty();
        }
    }

    @Test
    void pipelinedContentIsNotMixedUp() throws Exception {
        try (var server = serve(threads, ECHO);
                var wire = new Wire(server)) {
            wire.send(post("one") + post("two") + post("three"));
            assertThat(wire.answer().body()).isEqualTo("one");
            assertThat(wire.answer().body()).isEqualTo("two");
            assertThat(wire.answer().body()).isEqualTo("three");
        }
    }

    @Test
    void contentDeclaredTooLargeIs413BeforeItCame() throws Exception {
        try (var server = serve(threads, ECHO);
                var wire = new Wire(server)) {
            var answer = wire.send(post("Content-Length: 20000000\r\n", "")).answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aClientThatSendsTooMuchRegardlessStillReads413() throws Exception {
        try (var server = serve(threads, ECHO);
                var wire = new Wire(server)) {
            wire.send(post("Content-Length: 20000000\r\n", "")).send(new byte[20_000_000]);
            assertThat(wire.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void chunkedContentThatGrowsTooLargeIs413() throws Exception {
        try (var server = serve(threads, ECHO);
                var wire = new Wire(server)) {
            wire.send(post("Transfer-Encoding: chunked\r\n", ""));
            var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 40; i++) {
                wire.send(chunk);
            }
            var answer = wire.answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.field("Connection")).isEqualTo("close");
        }
    }

    @Test
    void slowContentIs408AndTheEndOfTheConnection() throws Exception {
        var config = Servers.config(Duration.ofSeconds(60), Duration.ofMillis(200), Duration.ofSeconds(5));
        try (var server = serve(threads, config, ECHO);
                var wire = new Wire(server)) {
            var answer =
                    wire.send(post("Content-Length: 100000\r\n", "only this")).answer();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void slowContentIs408HoweverLittleIsMissing() throws Exception {
        var config = Servers.config(Duration.ofSeconds(60), Duration.ofMillis(200), Duration.ofSeconds(5));
        try (var server = serve(threads, config, ECHO);
                var wire = new Wire(server)) {
            var answer = wire.send(post("Content-Length: 10\r\n", "only")).answer();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void contentThatTricklesInIs408() throws Exception {
        var config = Servers.config(Duration.ofSeconds(60), Duration.ofMillis(300), Duration.ofSeconds(5));
        try (var server = serve(threads, config, ECHO);
                var wire = new Wire(server)) {
            wire.send(post("Content-Length: 1000\r\n", ""));
            int sent = 0;
            while (wire.silent() && sent < 500) {
                wire.send("x");
                sent++;
                Thread.sleep(20);
            }
            assertThat(sent).isLessThan(500);
            assertThat(wire.answer().status()).isEqualTo(408);
        }
    }

    @Test
    void contentThatNobodyReadLeavesTheConnectionUsable() throws Exception {
        try (var server = serve(threads, IGNORE);
                var wire = new Wire(server)) {
            assertThat(wire.send(post("a little")).answer().body()).isEqualTo("ignored");
            // The answer comes before the content does.
            assertThat(wire.send(post("Content-Length: 10\r\n", "")).answer().body())
                    .isEqualTo("ignored");
            assertThat(wire.send("0123456789").get("/").body()).isEqualTo("ignored");
        }
    }

    @Test
    void whoExpects100GetsItWhenTheContentIsRead() throws Exception {
        try (var server = serve(threads, ECHO);
                var wire = new Wire(server)) {
            wire.send(post("Content-Length: 5\r\nExpect: 100-continue\r\n", ""));
            assertThat(wire.answer().statusLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(wire.send("hello").answer().body()).isEqualTo("hello");
            assertThat(wire.send(post("again")).answer().body()).isEqualTo("again");
        }
    }

    @Test
    void whoExpects100ForContentThatNobodyWantsGetsTheAnswerAtOnce() throws Exception {
        try (var server = serve(threads, IGNORE);
                var wire = new Wire(server)) {
            var answer = wire.send(post("Content-Length: 5\r\nExpect: 100-continue\r\n", ""))
                    .answer();
            assertThat(answer.body()).isEqualTo("ignored");
            // Whether the five bytes still come is the client's choice, so the connection cannot go on.
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void fiveMegabytesAreEchoedWhileTheyArrive() throws Exception {
        Handler echo = request -> {
            request.contentLimit(10_000_000);
            return Response.of(200).content(Content.of(request.content().stream(), -1));
        };
        byte[] content = new byte[5_000_000];
        new Random(1).nextBytes(content);
        try (var server = serve(threads, echo);
                var wire = new Wire(server)) {
            var sender = CompletableFuture.runAsync(() -> {
                try {
                    wire.send(post("Transfer-Encoding: chunked\r\n", ""));
                    for (int i = 0; i < content.length; i += 50_000) {
                        var chunk = new ByteArrayOutputStream();
                        chunk.writeBytes("c350\r\n".getBytes(UTF_8));
                        chunk.write(content, i, 50_000);
                        chunk.writeBytes("\r\n".getBytes(UTF_8));
                        wire.send(chunk.toByteArray());
                    }
                    wire.send("0\r\n\r\n");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(wire.answerBytes()).isEqualTo(content);
            sender.join();
        }
    }

    @Test
    void contentThatIsNotReadIsNotTakenIn() throws Exception {
        var reading = new CountDownLatch(1);
        var read = new AtomicLong();
        Handler handler = request -> {
            request.contentLimit(200_000_000);
            reading.await();
            read.set(request.content().stream().transferTo(java.io.OutputStream.nullOutputStream()));
            return Response.text("read " + read.get());
        };
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            var sent = new AtomicLong();
            var sender = CompletableFuture.runAsync(() -> {
                try {
                    wire.send(post("Content-Length: 100000000\r\n", ""));
                    byte[] piece = new byte[100_000];
                    while (sent.get() < 100_000_000) {
                        wire.send(piece);
                        sent.addAndGet(piece.length);
                    }
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            // The sender stands still once the buffers of the kernel are full.
            long before;
            do {
                before = sent.get();
                Thread.sleep(300);
            } while (sent.get() != before || before == 0);
            assertThat(before).isLessThan(50_000_000);
            reading.countDown();
            sender.join();
            assertThat(wire.answer().body()).isEqualTo("read 100000000");
        }
    }

    @Test
    void aClientThatGoesAwayFailsTheReading() throws Exception {
        var outcome = new CompletableFuture<Throwable>();
        Handler handler = request -> {
            try {
                request.content().bytes();
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.complete(e);
            }
            return Response.text("nobody hears this");
        };
        try (var server = serve(threads, handler)) {
            try (var wire = new Wire(server)) {
                wire.send(post("Content-Length: 100\r\n", "some"));
                wire.abort();
            }
            assertThat(outcome.get()).isInstanceOf(IOException.class).hasMessage("The client closed the connection");
            try (var wire = new Wire(server)) {
                assertThat(wire.send(post("")).answer().body()).isEqualTo("nobody hears this");
            }
        }
    }

    @Test
    void aClientThatGoesAwayEndsTheStreamToIt() throws Exception {
        var closed = new CountDownLatch(1);
        Handler handler = request -> Response.of(200)
                .content(Content.of(
                        new ByteArrayInputStream(new byte[0]) {
                            @Override
                            public int read(byte[] bytes, int offset, int count) {
                                return count;
                            }

                            @Override
                            public void close() {
                                closed.countDown();
                            }
                        },
                        -1));
        try (var server = serve(threads, handler)) {
            try (var wire = new Wire(server)) {
                wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                wire.abort();
            }
            closed.await();
        }
    }

    @Test
    void http2CarriesContentBothWays() throws Exception {
        try (var server = serve(threads, ECHO);
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_2)
                        .build()) {
            var uri = URI.create(server.url() + "/x");
            var large = "0123456789".repeat(100_000);
            for (var content : new String[] {"", "first upgraded, then by stream", large}) {
                var answer = client.send(
                        HttpRequest.newBuilder(uri)
                                .POST(HttpRequest.BodyPublishers.ofString(content))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.body()).isEqualTo(content);
            }
        }
    }

    @Test
    void anHttp2ClientThatCancelsLeavesNothingBehind() throws Exception {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Handler handler = request -> {
            if (request.target().equals("/cancelled")) {
                started.countDown();
                go.await();
            }
            return Response.text("answer");
        };
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            try (var server = serve(threads, handler)) {
                var uri = URI.create(server.url());
                var get = HttpRequest.newBuilder(uri).build();
                assertThat(client.send(get, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("answer");
                var cancelled = client.sendAsync(
                        HttpRequest.newBuilder(uri.resolve("/cancelled")).build(),
                        HttpResponse.BodyHandlers.ofString());
                started.await();
                cancelled.cancel(true);
                // On the same connection, so the server has seen the reset when this is answered.
                assertThat(client.send(get, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("answer");
                go.countDown();
            }
        }
    }
}
