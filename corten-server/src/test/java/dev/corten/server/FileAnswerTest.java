package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files, by the kernel and otherwise. */
@ParameterizedClass
@EnumSource(Kind.class)
class FileAnswerTest {
    private static final String LARGE = "0123456789".repeat(300_000);

    @TempDir
    Path folder;

    private final Kind threads;
    private Path file;

    FileAnswerTest(Kind threads) {
        this.threads = threads;
    }

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("large.bin"), LARGE);
    }

    private Router router() {
        return Router.of(() -> List.of(
                Route.of("GET", "/large", "large", _ -> Response.file(file)),
                Route.of(
                        "GET",
                        "/small",
                        "small",
                        _ -> Response.file(Files.writeString(folder.resolve("a.txt"), "small")))));
    }

    @Test
    void largeAndSmallFilesAreSentOverAConnectionThatStays() throws Exception {
        try (var server = serve(threads, router());
                var wire = new Wire(server)) {
            for (int i = 0; i < 3; i++) {
                var answer = wire.get("/large");
                assertThat(answer.field("Content-Length")).isEqualTo("3000000");
                assertThat(answer.field("Content-Type")).isEqualTo("application/octet-stream");
                assertThat(answer.body()).isEqualTo(LARGE);
                assertThat(wire.get("/small").body()).isEqualTo("small");
            }
        }
    }

    @Test
    void partsOfALargeFileAreSent() throws Exception {
        try (var server = serve(threads, router());
                var wire = new Wire(server)) {
            wire.send("GET /large HTTP/1.1\r\nHost: localhost\r\nRange: bytes=5-1000004\r\n\r\n");
            var answer = wire.answer();
            assertThat(answer.status()).isEqualTo(206);
            assertThat(answer.body()).isEqualTo("5678901234".repeat(100_000));
            wire.send("GET /large HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-99999,2900000-\r\n\r\n");
            var parts = wire.answer();
            assertThat(parts.field("Content-Length"))
                    .isEqualTo(String.valueOf(parts.body().length()));
            assertThat(parts.body()).contains("0123456789".repeat(10_000) + "\r\n");
            wire.send("HEAD /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(wire.head().field("Content-Length")).isEqualTo("3000000");
            assertThat(wire.get("/small").body()).isEqualTo("small");
        }
    }

    @Test
    void http2SendsFilesToo() throws Exception {
        try (var server = serve(threads, router());
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_2)
                        .build()) {
            var get =
                    HttpRequest.newBuilder(URI.create(server.url() + "/large")).build();
            for (int i = 0; i < 2; i++) {
                assertThat(client.send(get, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo(LARGE);
            }
        }
    }

    @Test
    void aFileThatIsGoneByNowIsA500AndAClientThatGoesAwayNothing() throws Exception {
        Handler gone = _ -> Response.of(200).content(new Content.File(folder.resolve("gone"), 0, 100_000));
        Handler small = _ -> Response.of(200).content(new Content.File(folder.resolve("gone"), 0, 10));
        Router router = Router.of(
                () -> List.of(Route.of("GET", "/gone", "gone", gone), Route.of("GET", "/small", "small", small)));
        try (var server = serve(threads, router);
                var wire = new Wire(server)) {
            assertThat(wire.get("/gone").status()).isEqualTo(500);
            assertThat(wire.get("/small").status()).isEqualTo(500);
        }
        try (var server = serve(threads, router())) {
            try (var wire = new Wire(server)) {
                wire.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
                wire.abort();
            }
            try (var wire = new Wire(server)) {
                assertThat(wire.get("/small").body()).isEqualTo("small");
            }
        }
    }
}
