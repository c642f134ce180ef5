package dev.corten.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.context.Context;
import dev.corten.context.Deadline;
import dev.corten.http.ApiException;
import dev.corten.http.ErrorName;
import dev.corten.http.In;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.http.Status;
import dev.corten.json.JsonCodecs;
import dev.corten.server.RunningServer;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientTest {
    private static final CountDownLatch over = new CountDownLatch(1);

    private static RunningServer server;
    private static ApiClient api;

    @Status(409)
    static final class Conflict extends ApiException {
        private static final long serialVersionUID = 1;

        Conflict() {
            super("Ä conflict: a=b&c\n2");
        }
    }

    @BeforeAll
    static void start() {
        Router app = Router.of(() -> List.of(
                        Route.of("GET", "/text", "text", r -> Response.text("text")),
                        Route.of("GET", "/large", "large", r -> Response.text("x".repeat(3000))
                                .status(502)),
                        Route.of("GET", "/never", "never", r -> {
                            over.await();
                            return Response.of(204);
                        }),
                        Route.of("GET", "/headers", "headers", r -> {
                            var names = List.of("authorization", "traceparent", "cookie", "x-a");
                            return Response.text(names.stream().map(r::header).toList() + "");
                        }),
                        Route.of("GET", "/conflict", "conflict", r -> {
                            throw new Conflict();
                        })))
                .layer(Layers.trace());
        server = Server.bind(ServerConfig.of(0)).serve(app);
        api = ApiClient.of(server.url() + "/");
    }

    @AfterAll
    static void stop() {
        over.countDown();
        api.close();
        server.close();
    }

    private static Call get(ApiClient client, String path) {
        return client.call("GET").path(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks:3000",
                "ftp://tasks",
                "http:///x",
                "/x",
                "http://tasks?x=1",
                "http://tasks#x",
                "http://user:password@tasks"
            })
    void whatIsNoAddressOfAServiceIsRefused(String address) {
        assertThatThrownBy(() -> ApiClient.of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the address of a service is http:// or https://, a host, and perhaps a port and a path; it is"
                                + " \"" + address + "\"");
    }

    @Test
    void aCallThatTakesTooLongEnds() {
        ApiClient hasty = api.timeout(Duration.ofMillis(20));

        assertThatThrownBy(() -> get(hasty, "/never").send())
                .isInstanceOf(ClientException.class)
                .hasMessage("GET " + server.url() + "/never took longer than 20 ms");
        assertThatThrownBy(() -> api.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noCallTakesLongerThanTheWorkIsWanted() {
        assertThatThrownBy(() -> Context.current()
                        .with(Deadline.class, Deadline.in(Duration.ofMillis(-1)))
                        .call(() -> get(api, "/text").send()))
                .isInstanceOf(ClientException.class)
                .hasMessage("GET " + server.url() + "/text was not sent: the deadline of the work has passed");
        assertThatThrownBy(() -> Context.current()
                        .with(Deadline.class, Deadline.in(Duration.ofMillis(50)))
                        .call(() -> get(api, "/never").send()))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("/never took longer than ");
    }

    @Test
    void anInterruptEndsACallAndStays() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> get(api, "/never").send())
                .isInstanceOf(ClientException.class)
                .hasMessage("GET " + server.url() + "/never was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> get(api.maxContent(100), "/large").send())
                .isInstanceOf(ClientException.class)
                .hasMessageStartingWith("GET " + server.url() + "/large failed: java.io.IOException: ");
    }

    @Test
    void aServiceThatIsNotThereIsSaidSo() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var nobody = ApiClient.of("http://127.0.0.1:" + port)) {
            assertThatThrownBy(() -> get(nobody, "/a b").send())
                    .isInstanceOf(ClientException.class)
                    .hasMessageStartingWith(
                            "GET http://127.0.0.1:" + port + "/a%20b failed: java.net.ConnectException");
        }
    }

    @Test
    void anAnswerThatWasNotExpectedIsToldWithItsStatusRequestIdAndBeginning() {
        Answer answer = get(api, "/large").send();

        assertThatThrownBy(() -> answer.text(200)).isInstanceOfSatisfying(ClientException.class, e -> {
            assertThat(e.status()).isEqualTo(502);
            assertThat(e.requestId()).isNotBlank();
            assertThat(e.body()).isEqualTo("x".repeat(1000));
            assertThat(e)
                    .hasMessage("GET " + server.url() + "/large answered 502 (request " + e.requestId() + "): "
                            + "x".repeat(1000));
        });
    }

    @Test
    void aContentOfAnotherTypeOrShapeIsTold() {
        Answer text = get(api, "/text").send();

        assertThat(text.text(200)).isEqualTo("text");
        assertThatThrownBy(() -> text.json(200, JsonCodecs.INT))
                .hasMessageContaining("/text answered text/plain; charset=utf-8 instead of application/json (request ");
        assertThatThrownBy(() -> text.nothing(204)).hasMessageContaining("/text answered 200 (request ");
    }

    @Test
    void credentialsTraceAndValuesGoAlong() {
        ApiClient known = api.each(request -> request.header("Authorization", "Bearer 1"))
                .each(request -> request.header("X-A", "a"));
        Call call = get(known, "/headers").value(In.COOKIE, "a", "1").value(In.COOKIE, "b", "2");

        assertThat(call.send().text(200)).isEqualTo("[Bearer 1, null, a=1; b=2, a]");
        assertThatThrownBy(() -> get(api, "/headers").value(In.COOKIE, "a", "1; admin=1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the value of a cookie (RFC 6265, section 4.1.1): a");
        assertThatThrownBy(() -> get(api, "/").segment("id", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path variable id must not be \"\"");
        assertThatThrownBy(() -> get(api, "/").rest("file", "a/../b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path variable file must not be \"..\"");
    }

    @Test
    void whichExceptionItIsIsToldToThoseWhoAsk() throws Exception {
        Answer answer = get(api, "/conflict").send();

        assertThat(answer.threw("Conflict", 409)).isTrue();
        assertThat(answer.threw("Other", 409)).isFalse();
        assertThat(answer.threw("Conflict", 404)).isFalse();
        assertThat(answer.message()).isEqualTo("Ä conflict: a=b&c\n2");
        var plain = java.net.http.HttpRequest.newBuilder(java.net.URI.create(server.url() + "/conflict"))
                .build();
        var response = api.http().send(plain, java.net.http.HttpResponse.BodyHandlers.discarding());
        assertThat(response.headers().firstValue(ErrorName.FIELD)).isEmpty();
    }
}
