package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Clients that take their time, and what it is worth to the server. */
class TimeoutTest {
    private static final ServerConfig IMPATIENT =
            Servers.config(Duration.ofMillis(300), Duration.ofSeconds(15), Duration.ofSeconds(60));
    private static final Handler OK = request -> Response.text("ok");

    @Test
    void aSilentConnectionIsClosed() throws Exception {
        try (var server = serve(Kind.best(), IMPATIENT, OK);
                var silent = new Wire(server);
                var used = new Wire(server)) {
            assertThat(used.get("/").status()).isEqualTo(200);
            assertThat(silent.closed()).isTrue();
            assertThat(used.closed()).isTrue();
        }
    }

    @Test
    void aHeadThatTricklesInIsNoSignOfLife() throws Exception {
        try (var server = serve(Kind.best(), IMPATIENT, OK);
                var wire = new Wire(server)) {
            wire.send("GET / HTTP/1.1\r\n");
            int sent = 0;
            try {
                for (; sent < 200; sent++) {
                    wire.send("X-" + sent + ": slow\r\n");
                    Thread.sleep(50);
                }
            } catch (IOException closed) {
                // As it should be.
            }
            assertThat(sent).isLessThan(200);
        }
    }

    @Test
    void aHandlerMayTakeLongerThanAConnectionMayIdle() throws Exception {
        Handler handler = request -> {
            Thread.sleep(1_000);
            return Response.text("slow");
        };
        try (var server = serve(Kind.best(), IMPATIENT, handler);
                var wire = new Wire(server)) {
            assertThat(wire.get("/").body()).isEqualTo("slow");
            assertThat(wire.get("/").body()).isEqualTo("slow");
        }
    }

    @Test
    void aClientThatTakesNothingOfAnAnswerIsCutOff() throws Exception {
        byte[] large = new byte[50_000_000];
        var started = new CountDownLatch(1);
        Handler handler = request -> {
            started.countDown();
            return Response.bytes("application/octet-stream", large);
        };
        try (var server = serve(Kind.best(), IMPATIENT, handler);
                var wire = new Wire(server)) {
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            started.await();
            // The drain waits for the answer to be written, up to a minute.
            assertTimeout(Duration.ofSeconds(30), server::close);
        }
    }

    @Test
    void aClientThatTakesAByteNowAndThenIsCutOff() throws Exception {
        byte[] large = new byte[50_000_000];
        var started = new CountDownLatch(1);
        Handler handler = request -> {
            started.countDown();
            return Response.bytes("application/octet-stream", large);
        };
        try (var server = serve(Kind.best(), IMPATIENT, handler);
                var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            started.await();
            var reader = Thread.ofVirtual().start(() -> {
                try {
                    while (socket.getInputStream().read() >= 0) {
                        Thread.sleep(20);
                    }
                } catch (IOException | InterruptedException over) {
                    // The server has closed it, or the test is over.
                }
            });
            // The drain waits for the answer to be written, up to a minute.
            assertTimeout(Duration.ofSeconds(30), server::close);
            reader.interrupt();
        }
    }

    @Test
    void aClientThatTakesNothingOfAStreamEndsIt() throws Exception {
        var closed = new CountDownLatch(1);
        var endless = new ByteArrayInputStream(new byte[0]) {
            @Override
            public int read(byte[] bytes, int offset, int count) {
                return count;
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        try (var server = serve(
                        Kind.best(), IMPATIENT, request -> Response.of(200).content(Content.of(endless, -1)));
                var wire = new Wire(server)) {
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            closed.await();
        }
    }

    @Test
    void aClientThatReadsSlowlyGetsAllOfIt() throws Exception {
        byte[] large = new byte[40_000_000];
        // The kernel takes some megabytes at a time, so that the server sees nothing move for part of a second.
        var config = Servers.config(Duration.ofSeconds(3), Duration.ofSeconds(15), Duration.ofSeconds(60));
        try (var server = serve(Kind.best(), config, request -> Response.bytes("application/octet-stream", large));
                var wire = new Wire(server)) {
            wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(wire.slowly(large.length, Duration.ofSeconds(5))).isEqualTo(large.length);
        }
    }
}
