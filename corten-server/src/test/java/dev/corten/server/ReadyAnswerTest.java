package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are made as bytes, on connections that share the buffer for them. */
@ParameterizedClass
@EnumSource(Kind.class)
class ReadyAnswerTest {
    private final Kind threads;

    ReadyAnswerTest(Kind threads) {
        this.threads = threads;
    }

    /** The target again and again: {@code /2000/a} for 2000 times. */
    private static final Handler REPEAT = request -> Response.text(
            request.target().repeat(Integer.parseInt(request.target().split("/")[1])));

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    @Test
    void whatAClientHasNotTakenYetIsNotOverwrittenByTheAnswersToOthers() throws Exception {
        int many = 1000;
        var large = "/1400/large";
        try (var server = serve(threads, REPEAT);
                var slow = new Wire(server)) {
            var wires = new ArrayList<Wire>();
            try {
                for (int i = 0; i < 8; i++) {
                    wires.add(new Wire(server));
                }
                // More than the kernel holds for a client that reads nothing.
                slow.send(get(large).repeat(many));
                for (int round = 0; round < 20; round++) {
                    for (int i = 0; i < wires.size(); i++) {
                        wires.get(i).send(get("/" + (round + 1) + "/of-" + i));
                    }
                    for (int i = 0; i < wires.size(); i++) {
                        assertThat(wires.get(i).answer().body())
                                .isEqualTo(("/" + (round + 1) + "/of-" + i).repeat(round + 1));
                    }
                }
                for (int i = 0; i < many; i++) {
                    assertThat(slow.answer().body()).isEqualTo(large.repeat(1400));
                }
            } finally {
                for (var wire : wires) {
                    wire.close();
                }
            }
        }
    }

    @Test
    void answersOfAllSizesAreWhole() throws Exception {
        try (var server = serve(threads, REPEAT);
                var wire = new Wire(server)) {
            for (int size : new int[] {1, 10, 300, 409, 410, 1638, 1639, 3000, 1, 20_000, 1}) {
                var target = "/" + size + "/sized";
                assertThat(wire.get(target).body()).isEqualTo(target.repeat(size));
            }
        }
    }

    @Test
    void manyFieldsAndTheirBytesArrive() throws Exception {
        Handler handler = request -> {
            var response = Response.bytes("text/plain", "x".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                response = response.header("X-Field-" + i, "Grüße ÿ\t" + i);
            }
            return response.status(299);
        };
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            var answer = wire.get("/");
            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 299 Success (299)");
            assertThat(answer.fields())
                    .hasSize(102)
                    .startsWith("Content-Type: text/plain")
                    .endsWith("content-length: 1");
            for (int i = 0; i < 100; i++) {
                assertThat(answer.fields().get(i + 1)).isEqualTo("X-Field-" + i + ": Grüße ÿ\t" + i);
            }
            assertThat(answer.body()).isEqualTo("x");
        }
    }

    @Test
    void fieldsOfTheHandlerDoNotSayHowItIsFramed() throws Exception {
        Handler handler = request -> Response.of(200)
                .content(Content.of("four".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Length", "3")
                .header("transfer-encoding", "chunked")
                .header("DATE", "yesterday");
        try (var server = serve(threads, handler);
                var wire = new Wire(server)) {
            assertThat(wire.get("/"))
                    .isEqualTo(new Wire.Answer("HTTP/1.1 200 OK", List.of("content-length: 4"), "four"));
            assertThat(wire.get("/").body()).isEqualTo("four");
        }
    }

    @Test
    void aConnectionGoesOnOrEndsAsTheClientSays() throws Exception {
        try (var server = serve(threads, REPEAT)) {
            try (var wire = new Wire(server)) {
                for (String said : new String[] {
                    "", "Connection: keep-alive\r\n", "Connection: Keep-Alive\r\n", "Connection: TE\r\n"
                }) {
                    wire.send("GET /1/a HTTP/1.1\r\nHost: localhost\r\n" + said + "\r\n");
                    assertThat(wire.answer().field("Connection")).isNull();
                }
                wire.send("GET /1/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(wire.answer().field("Connection")).isEqualTo("close");
                assertThat(wire.closed()).isTrue();
            }
            try (var wire = new Wire(server)) {
                wire.send(
                        "GET /1/a HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n");
                assertThat(wire.answer().field("Connection")).isEqualTo("close");
                assertThat(wire.closed()).isTrue();
            }
            try (var wire = new Wire(server)) {
                wire.send("GET /1/a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
                assertThat(wire.answer().field("Connection")).isEqualTo("keep-alive");
                wire.send("GET /1/a HTTP/1.0\r\n\r\n");
                assertThat(wire.answer().body()).isEqualTo("/1/a");
                assertThat(wire.closed()).isTrue();
            }
        }
    }
}
