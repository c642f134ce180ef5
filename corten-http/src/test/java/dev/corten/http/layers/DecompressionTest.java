package dev.corten.http.layers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Content;
import dev.corten.http.Exchange;
import dev.corten.http.Extract;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.json.JsonCodecs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DecompressionTest {
    private final Router router = Router.of(() -> List.of(Route.of("POST", "/", "test", request -> {
                String text = Extract.body(request, JsonCodecs.STRING);
                return Response.text(text.length() + " " + request.header("Content-Encoding")
                        + request.headers().all("content-length"));
            })))
            .layer(Layers.decompression())
            .layer(Layers.contentLimit(10_000));

    private String post(Content content, String coding) throws Exception {
        Response answer = router.handle(Exchange.request(
                "POST",
                "/",
                content,
                "Content-Type",
                "application/json",
                "Content-Encoding",
                coding,
                "Content-Length",
                "7",
                "X-Request-Id",
                "r1"));
        return Exchange.show(answer);
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String problem(int status, String title, String detail) {
        return status + "\nContent-Type: application/problem+json\n{\"title\":\"" + title + "\",\"status\":" + status
                + ",\"detail\":\"" + detail + "\",\"request_id\":\"r1\"}";
    }

    @Test
    void aCompressedContentIsReadAsIfItWerePlain() throws Exception {
        byte[] content = zipped("\"" + "x".repeat(9_998) + "\"");

        String expected = "200\nContent-Type: text/plain; charset=utf-8\n9998 null[]";
        assertThat(post(Content.of(content), "gzip")).isEqualTo(expected);
        assertThat(post(Content.of(content), "X-Gzip")).isEqualTo(expected);
        assertThat(post(Content.of(new ByteArrayInputStream(content), -1), "gzip"))
                .isEqualTo(expected);
    }

    @Test
    void aBombIsA413AtTheLimitOfTheContent() throws Exception {
        String expected = problem(413, "Content Too Large", "The content is larger than 10000 bytes");

        assertThat(post(Content.of(zipped("\"" + "x".repeat(50_000_000) + "\"")), "gzip"))
                .isEqualTo(expected);
        assertThat(post(Content.of(zipped("\"" + "x".repeat(9_999) + "\"")), "gzip"))
                .isEqualTo(expected);
    }

    @Test
    void compressedBytesThatBecomeNothingAreLimitedToo() throws Exception {
        byte[] empty = zipped("");
        var endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return empty[at++ % empty.length] & 0xff;
            }

            @Override
            public int available() {
                return 1;
            }
        };
        assertThat(post(Content.of(endless, -1), "gzip"))
                .isEqualTo(problem(413, "Content Too Large", "The content is larger than 10000 bytes"));
    }

    @Test
    void whatIsNotGzipIsA400() throws Exception {
        String expected = problem(400, "Bad Request", "The content is not what its Content-Encoding says: gzip");
        byte[] content = zipped("\"text\"");

        assertThat(post(Content.of("\"text\"".getBytes(UTF_8)), "gzip")).isEqualTo(expected);
        assertThat(post(Content.of(content, content.length - 9), "gzip")).isEqualTo(expected);
    }

    @Test
    void aConnectionThatFailsIsNotTheCoding() throws Exception {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThat(post(Content.of(failing, -1), "gzip"))
                .isEqualTo(problem(400, "Bad Request", "The content broke off before its end"));
    }

    @Test
    void anotherCodingIsA415ThatSaysWhichThereAre() throws Exception {
        assertThat(post(Content.of(new byte[] {1}), "br")).isEqualTo("""
                        415
                        Accept-Encoding: gzip
                        Content-Type: application/problem+json
                        {"title":"Unsupported Media Type","status":415,"detail":"The Content-Encoding must be one of gzip, or none; it is \\"br\\"","request_id":"r1"}""");
        assertThat(post(Content.of(new byte[] {1}), "gzip, gzip")).startsWith("415\n");
    }

    @Test
    void aPlainContentIsReadAsItIs() throws Exception {
        assertThat(post(Content.of("\"text\"".getBytes(UTF_8)), "identity"))
                .isEqualTo("200\nContent-Type: text/plain; charset=utf-8\n4 identity[7]");
    }
}
