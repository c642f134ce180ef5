package dev.corten.http.layers;

import static dev.corten.http.Exchange.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Coding;
import dev.corten.http.Content;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private static final String LARGE = "{\"text\":\"" + "0123456789".repeat(500) + "\"}";

    private static Router router(Response response, Coding... codings) {
        return Router.of(() -> List.of(Route.of("GET", "/", "test", _ -> response)))
                .layer(Layers.compression(codings));
    }

    private static Response json(String text) {
        return Response.bytes("application/json", text.getBytes(UTF_8));
    }

    private static Response get(Router router, String... headers) throws Exception {
        return router.handle(request("GET", "/", headers));
    }

    private static String unzipped(Response response) throws IOException {
        try (var in = new GZIPInputStream(response.content().stream())) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void aClientThatAcceptsGzipGetsIt() throws Exception {
        Response answer = get(router(json(LARGE).header("Content-Length", "5011")), "Accept-Encoding", "gzip, br");

        var fields = new ArrayList<String>();
        answer.forEachHeader((name, value) -> fields.add(name + ": " + value));
        assertThat(fields)
                .containsExactly("Content-Type: application/json", "Vary: Accept-Encoding", "Content-Encoding: gzip");
        assertThat(answer.content().length()).isLessThan(200);
        assertThat(unzipped(answer)).isEqualTo(LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip;q=0, *", "*;q=0", "", "gzip;q=nonsense"})
    void anotherGetsItPlainAndCachesKnowWhy(String accepted) throws Exception {
        Response answer = get(router(json(LARGE)), "Accept-Encoding", accepted);

        assertThat(answer.header("Content-Encoding")).isNull();
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.content().bytes()).isEqualTo(LARGE.getBytes(UTF_8));
        assertThat(get(router(json(LARGE))).header("Content-Encoding")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zz, gzip | zz",
                "gzip, zz | zz",
                "gzip;q=0.9, zz;q=0.899 | gzip",
                "gzip;q=0.9, zz;q=1.0 | zz",
                "* | zz",
                "zz;q=0, * | gzip",
                "GZIP | gzip",
                "*;q=0.5, gzip;q=0.6 | gzip",
            })
    void theClientsLikingGoesBeforeOurs(String accepted, String coding) throws Exception {
        Response answer = get(router(json(LARGE), new Named("zz"), Coding.gzip()), "Accept-Encoding", accepted);

        assertThat(answer.header("Content-Encoding")).isEqualTo(coding);
    }

    @Test
    void whatIsSmallOrPartOrCompressedOrNotToBeChangedStaysAsItIs() throws Exception {
        for (Response response : List.of(
                json("x".repeat(1023)),
                Response.bytes("image/png", LARGE.getBytes(UTF_8)),
                Response.of(200).content(Content.of(LARGE.getBytes(UTF_8))),
                json(LARGE).header("Content-Encoding", "br"),
                json(LARGE).header("Cache-Control", "public, no-transform"),
                json(LARGE).status(206).header("Content-Range", "bytes 0-9/10"))) {
            Response answer = get(router(response), "Accept-Encoding", "gzip");

            assertThat(answer.content().bytes()).isEqualTo(response.content().bytes());
            assertThat(answer.header("Vary")).isNull();
        }
    }

    @Test
    void whatCompressionMakesLargerStaysAsItIs() throws Exception {
        byte[] noise = new byte[2000];
        new java.util.Random(1).nextBytes(noise);

        Response answer = get(router(Response.bytes("text/plain", noise)), "Accept-Encoding", "gzip");

        assertThat(answer.header("Content-Encoding")).isNull();
        assertThat(answer.content().bytes()).isEqualTo(noise);
    }

    @ParameterizedTest
    @CsvSource({
        "Cookie, session=1, , false",
        "Cookie, session=1, cross-site, false",
        "Cookie, session=1, same-site, false",
        "Cookie, session=1, same-origin, true",
        "Cookie, session=1, none, true",
        "Authorization, Basic dTpw, cross-site, false",
        "Authorization, Bearer token, cross-site, true",
        "Accept, */*, cross-site, true",
    })
    void lengthsTellOtherSitesNothingOfTheUsersSecrets(String name, String value, String site, boolean compressed)
            throws Exception {
        Response answer = site == null
                ? get(router(json(LARGE)), "Accept-Encoding", "gzip", name, value)
                : get(router(json(LARGE)), "Accept-Encoding", "gzip", name, value, "Sec-Fetch-Site", site);

        assertThat(answer.header("Content-Encoding")).isEqualTo(compressed ? "gzip" : null);
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void anEntityTagBecomesWeakBecauseTheBytesDiffer() throws Exception {
        Router router = router(json(LARGE).header("ETag", "\"1\""));

        assertThat(get(router, "Accept-Encoding", "gzip").header("ETag")).isEqualTo("W/\"1\"");
        assertThat(get(router).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void whatIsLargeIsCompressedWhileItIsSent() throws Exception {
        String large = LARGE.repeat(100);

        Response answer = get(router(json(large)), "Accept-Encoding", "gzip");

        assertThat(answer.content().length()).isEqualTo(-1);
        assertThat(unzipped(answer)).isEqualTo(large);
    }

    @Test
    void whatAStreamHasArrivesBeforeTheStreamIsWaitedFor() throws Exception {
        var reads = new ArrayList<String>();
        InputStream source = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                reads.add("read");
                bytes[from] = 'x';
                return reads.size() > 3 ? -1 : 1;
            }

            @Override
            public void close() {
                reads.add("closed");
            }
        };
        Response answer = get(
                router(Response.of(200)
                        .header("Content-Type", "text/event-stream")
                        .content(Content.of(source, -1))),
                "Accept-Encoding",
                "gzip");
        assertThat(reads).isEmpty();

        try (var in = new GZIPInputStream(answer.content().stream(), 1)) {
            assertThat(in.read()).isEqualTo('x');
            assertThat(reads).containsExactly("read");
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("xx");
        }
        assertThat(reads).containsExactly("read", "read", "read", "read", "closed");
    }

    @Test
    void aStreamThatNobodyReadsIsClosedAndHoldsNothing() throws Exception {
        var closed = new ArrayList<String>();
        var source = new FilterInputStream(new ByteArrayInputStream(new byte[5000])) {
            @Override
            public void close() {
                closed.add("closed");
            }
        };
        Response response =
                Response.of(200).header("Content-Type", "text/plain").content(Content.of(source, -1));

        Router router = router(response);
        assertThat(router.handle(request("HEAD", "/", "Accept-Encoding", "gzip"))
                        .header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(closed).containsExactly("closed");
    }

    /** Changes nothing but the name. */
    private record Named(String name) implements Coding {
        @Override
        public OutputStream encode(OutputStream out) throws IOException {
            return Coding.gzip().encode(out);
        }

        @Override
        public InputStream decode(InputStream in) throws IOException {
            return Coding.gzip().decode(in);
        }
    }
}
