package dev.corten.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Coding;
import dev.corten.http.Extract;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.json.JsonCodecs;
import dev.corten.testing.TestApp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("codings")
class CodingsTest {
    private static final String TEXT = "{\"text\":\"" + "0123456789".repeat(1_000) + "\"}";

    private final Coding coding;

    CodingsTest(Coding coding) {
        this.coding = coding;
    }

    static List<Coding> codings() {
        return List.of(Brotli.coding(), Zstd.coding());
    }

    private byte[] encoded(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var encoder = coding.encode(out)) {
            encoder.write(bytes);
        }
        return out.toByteArray();
    }

    private byte[] decoded(byte[] bytes) throws IOException {
        try (var in = coding.decode(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatIsEncodedComesBack() throws Exception {
        var random = new Random(1);
        for (int length = 0; length < 300_000; length = length * 3 + 1) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);

            assertThat(decoded(encoded(noise))).isEqualTo(noise);
            assertThat(decoded(encoded(new byte[length]))).isEqualTo(new byte[length]);
        }
    }

    @Test
    void whatIsFlushedArrives() throws Exception {
        var out = new ByteArrayOutputStream();
        var encoder = coding.encode(out);
        byte[] noise = new byte[1_000];
        new Random(1).nextBytes(noise);
        encoder.write(noise);
        encoder.flush();
        assertThat(out.size()).isGreaterThanOrEqualTo(noise.length);

        int flushed = out.size();
        encoder.close();
        // Nothing was left but the mark of the end.
        assertThat(out.size() - flushed).isLessThan(16);
        assertThat(decoded(out.toByteArray())).isEqualTo(noise);
    }

    @Test
    void whatIsCutOffIsAnError() throws Exception {
        byte[] whole = encoded(TEXT.getBytes());
        byte[] part = Arrays.copyOf(whole, whole.length - 2);

        assertThatThrownBy(() -> decoded(part)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decoded(TEXT.getBytes())).isInstanceOf(IOException.class);
    }

    @Test
    void answersAndContentsAreSoCoded() throws Exception {
        var app = TestApp.of(Router.of(() -> List.of(
                        Route.of("GET", "/", "get", _ -> Response.bytes("application/json", TEXT.getBytes())),
                        Route.of("POST", "/", "post", request -> {
                            return Response.text(""
                                    + Extract.body(request, JsonCodecs.STRING).length());
                        })))
                .layer(Layers.compression(coding, Coding.gzip()))
                .layer(Layers.decompression(coding, Coding.gzip())));

        var answer = app.get("/").header("Accept-Encoding", "gzip, br, zstd").send();
        assertThat(answer.header("Content-Encoding")).isEqualTo(coding.name());
        assertThat(answer.bytes()).hasSizeLessThan(200);
        assertThat(decoded(answer.bytes())).isEqualTo(TEXT.getBytes());

        var length = app.post("/")
                .header("Content-Encoding", coding.name())
                .content("application/json", encoded(("\"" + "x".repeat(1_000) + "\"").getBytes()))
                .send();
        assertThat(length.body()).isEqualTo("1000");
        var bomb = app.post("/")
                .header("Content-Encoding", coding.name())
                .content("application/json", encoded(new byte[100_000_000]))
                .send();
        assertThat(bomb.status()).isEqualTo(413);
    }
}
