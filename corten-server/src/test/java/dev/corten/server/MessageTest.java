package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that two readers could take for different requests, and such as are none. No handler sees them. */
class MessageTest {
    private static final Handler SEEN = request -> Response.text("seen");

    private static String bytes(String shown) {
        return shown.replace("|", "\r\n")
                .replace('␍', '\r')
                .replace('␊', '\n')
                .replace('␉', '\t')
                .replace('␀', '\0')
                .replace('␡', '\u007f');
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1|, 'There must be one Host field, not 0'",
        "GET / HTTP/1.1|Host: a|Host: a|, 'There must be one Host field, not 2'",
        "GET / HTTP/1.0|Host: a|Host: b|, 'There must be one Host field, not 2'",
        "'GET / HTTP/1.1|Host: a, b|', 'The Host field must be a name or an address, and a port if need be'",
        "GET / HTTP/1.1|Host: a/b|, 'The Host field must be a name or an address, and a port if need be'",
        "GET / HTTP/1.1|Host: u@a|, 'The Host field must be a name or an address, and a port if need be'",
        "GET / HTTP/1.1|Host: a:1x|, 'The Host field must be a name or an address, and a port if need be'",
        "GET http://u@a/ HTTP/1.1|Host: a|, 'The authority of the target must be a name or an address, and a port if need be'",
        "GET http:///x HTTP/1.1|Host: a|, 'The authority of the target must be a name or an address, and a port if need be'",
        "'POST / HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked|', 'The only Transfer-Encoding is chunked'",
        "POST / HTTP/1.1|Host: a|Content-Type: a/b|Content-Type: c/d|, There must not be more than one Content-Type field",
        "GET / HTTP/1.1|Host: a|: b|, A field has no name",
        "GET / HTTP/2.0|Host: a|, The version must be HTTP/1.1 or HTTP/1.0",
        "GET / HTTP/1.2|Host: a|, The version must be HTTP/1.1 or HTTP/1.0",
        "GET / XX/1.1|Host: a|, The version must be HTTP/1.1 or HTTP/1.0",
        "POST / HTTP/1.1|Host: a|Content-Length: 1|Transfer-Encoding: chunked|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Content-Length: 1|Content-Length: 2|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Content-Length: -1|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Content-Length: 99999999999999999999|, The request is not HTTP/1.1",
        "GET / HTTP/1.1|Host: a|no field|, The request is not HTTP/1.1",
        "nonsense|, The request is not HTTP/1.1",
        "'POST / HTTP/1.1|Host: a|Content-Length: 5, 5|', The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Content-Length: 5|Content-Length: 5|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Content-Length: +5|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Content-Length: 0x5|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Content-Length: 5 5|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Content-Length:|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Content-Length : 5|, The request is not HTTP/1.1",
        "POST / HTTP/1.0|Transfer-Encoding: chunked|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: xchunked|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: identity|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding:|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Transfer-Encoding: chunked|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Transfer-Encoding: identity|, The request is not HTTP/1.1",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding : chunked|, The request is not HTTP/1.1",
        "GET / HTTP/1.1|Host : a|, The request is not HTTP/1.1",
        "GET / HTTP/1.1|Host: a|X␀Y: b|, The request is not HTTP/1.1",
        "GET / HTTP/1.1|Host: a|X: b␀c|, The request is not HTTP/1.1",
        "GET / HTTP/1.1|Host: a|X: b␍Y: c|, The request is not HTTP/1.1",
        "GET / HTTP/1.1|Host: a|X: b␊Y: c|, The request is not HTTP/1.1",
        "'GET / HTTP/1.1␊Host: a|', The request is not HTTP/1.1",
        "GET / HTTP/1.1|Host: a|X: b| c|, A field must not go on in the next line",
        "GET / HTTP/1.1|Host: a|X: b|␉c|, A field must not go on in the next line",
        "'GET / HTTP/1.1| Host: a|', A field must not go on in the next line",
        "'GET / HTTP/1.1|Host: a| |', A field must not go on in the next line",
        "GET  / HTTP/1.1|Host: a|, 'Method, target and version must be separated by one blank each'",
        "GET /  HTTP/1.1|Host: a|, 'Method, target and version must be separated by one blank each'",
        "GET␉/ HTTP/1.1|Host: a|, 'Method, target and version must be separated by one blank each'",
        "GET /␉HTTP/1.1|Host: a|, 'Method, target and version must be separated by one blank each'",
        "GET /␍/ HTTP/1.1|Host: a|, 'Method, target and version must be separated by one blank each'",
        "' GET / HTTP/1.1|Host: a|', The request line must begin with the method",
        "GET /a␀b HTTP/1.1|Host: a|, The target must not have control characters",
        "GET /a␡b HTTP/1.1|Host: a|, The target must not have control characters",
        "'GET / HTTP/1.1 |Host: a|', The request is not HTTP/1.1",
        "GET / b HTTP/1.1|Host: a|, The version must be HTTP/1.1 or HTTP/1.0",
        "GET / http/1.1|Host: a|, The version must be HTTP/1.1 or HTTP/1.0",
        "GET / HTTP/1.10|Host: a|, The version must be HTTP/1.1 or HTTP/1.0",
        "GET /|, The version must be HTTP/1.1 or HTTP/1.0",
        "G(T / HTTP/1.1|Host: a|, The method has characters that no method has",
        "G␀T / HTTP/1.1|Host: a|, The method has characters that no method has",
    })
    void anAmbiguousMessageIsA400AndTheEndOfTheConnection(String head, String detail) throws Exception {
        try (var server = serve(Kind.best(), SEEN);
                var wire = new Wire(server)) {
            var answer = wire.send(bytes(head + "|")).answer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(answer.body()).isEqualTo(detail);
            assertThat(wire.closed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.0||",
                "GET / HTTP/1.1|Host:||",
                "GET / HTTP/1.1|Host: localhost:3000||",
                "GET / HTTP/1.1|Host: [::1]:3000||",
                "GET / HTTP/1.1|Host: [::1]||",
                "POST / HTTP/1.1|Host: a_b.example|Transfer-Encoding: Chunked||0||"
            })
    void whatIsUnusualAndClearIsHandled(String message) throws Exception {
        try (var server = serve(Kind.best(), SEEN);
                var wire = new Wire(server)) {
            assertThat(wire.send(message.replace("|", "\r\n")).answer().body()).isEqualTo("seen");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x||",
                "|",
                "-1|a|0||",
                "+1|a|0||",
                "0x1|a|0||",
                "1 |a|0||",
                " 1|a|0||",
                "1␊|a|0||",
                "1|ab|0||",
                "1|a␊0||",
                "ffffffffffffffff1|",
                "1;a␊b|a|0||",
                "1;a=\"b|a|0||",
                "1;␀|a|0||",
                "1|a|0|X: y␊z: a||",
                "1|a|0|no field||",
            })
    void chunksThatAreNoneAreA400AndTheEndOfTheConnection(String chunks) throws Exception {
        Handler reading = request -> Response.text("read " + request.content().bytes().length);
        try (var server = serve(Kind.best(), reading);
                var wire = new Wire(server)) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + bytes(chunks)
                    + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");

            var answer = wire.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(answer.body()).isEqualTo("The content is not in proper chunks");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void chunksThatAreNoneAndThatNobodyReadsEndTheConnection() throws Exception {
        try (var server = serve(Kind.best(), SEEN);
                var wire = new Wire(server)) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
            assertThat(wire.answer().body()).isEqualTo("seen");
            wire.send("x\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void chunksThatAreNoneInAPipelineAreToldOfTheirOwnRequest() throws Exception {
        Handler reading = request -> {
            Thread.sleep(request.target().equals("/slow") ? 100 : 0);
            return Response.text("read " + new String(request.content().bytes()));
        };
        var post = " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n";
        try (var server = serve(Kind.best(), reading);
                var wire = new Wire(server)) {
            wire.send("POST /slow" + post + "0\r\n\r\nPOST /" + post + "0\r\n\r\nPOST /" + post + "x\r\n");

            assertThat(wire.answer().body()).isEqualTo("read a");
            assertThat(wire.answer().body()).isEqualTo("read a");
            assertThat(wire.answer().status()).isEqualTo(400);
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aHeadThatComesByteByByteIsRead() throws Exception {
        try (var server = serve(Kind.best(), SEEN);
                var wire = new Wire(server)) {
            for (var message : List.of(
                    "\r\n\r\nPOST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2;x=\"y\"\r\n a\r\n0\r\nA: b\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n\n\n \t",
                    "PUT / HTTP/1.1\r\nHost: a\r\n\r\n")) {
                for (char c : message.toCharArray()) {
                    wire.send(String.valueOf(c));
                }
                assertThat(wire.answer().body()).isEqualTo("seen");
            }
            wire.send("PUT / HTTP/1.1\r\nHost: a\r\nX: y\r\n");
            wire.send(" folded\r\n\r\n");
            assertThat(wire.answer().body()).isEqualTo("A field must not go on in the next line");
        }
    }

    @Test
    void whatFollowsAnAmbiguousMessageIsNoRequest() throws Exception {
        try (var server = serve(Kind.best(), SEEN);
                var wire = new Wire(server)) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"
                    + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(wire.answer().status()).isEqualTo(400);
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aRouterAnswersItInTheFormOfItsErrors() throws Exception {
        var router = Router.of(() -> List.of(Route.of("GET", "/", "seen", SEEN)))
                .errors((problem, request) -> Response.text(problem.status() + " " + problem.detail()));
        try (var server = serve(Kind.best(), router)) {
            try (var wire = new Wire(server)) {
                assertThat(wire.send("GET / HTTP/1.1\r\n\r\n").answer().body())
                        .isEqualTo("400 There must be one Host field, not 0");
            }
            try (var wire = new Wire(server)) {
                assertThat(wire.get("/" + "x".repeat(9_000)).body()).isEqualTo("414 The target is too long");
            }
            try (var wire = new Wire(server)) {
                wire.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
                assertThat(wire.answer().body()).isEqualTo("431 The header fields are too large");
            }
        }
    }

    @Test
    void headOfAnErrorHasTheFieldsOfGet() throws Exception {
        var router = Router.of(() -> List.of(Route.of("GET", "/", "seen", SEEN)));
        try (var server = serve(Kind.best(), router);
                var wire = new Wire(server)) {
            var get = wire.send("GET /nope HTTP/1.1\r\nHost: a\r\nX-Request-Id: r\r\n\r\n")
                    .answer();
            var head = wire.send("HEAD /nope HTTP/1.1\r\nHost: a\r\nX-Request-Id: r\r\n\r\n")
                    .head();

            assertThat(head.statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
            assertThat(head.fields().stream().map(String::toLowerCase))
                    .containsExactlyInAnyOrder("content-type: application/problem+json", "content-length: 81");
            assertThat(get.body()).hasSize(81);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://b.example:81/x?y, b.example:81 /x?y",
        "HTTPS://b/x, b /x",
        "http://b?y, b /?y",
        "/x?http://c/, a /x?http://c/",
    })
    void theHostOfATargetInAbsoluteFormCounts(String target, String seen) throws Exception {
        Handler handler = request -> Response.text(request.header("Host") + " " + request.target());
        try (var server = serve(Kind.best(), handler);
                var wire = new Wire(server)) {
            var answer =
                    wire.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").answer();
            assertThat(answer.body()).isEqualTo(seen);
        }
    }
}
