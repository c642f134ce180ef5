package dev.corten.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Content;
import dev.corten.http.Extract;
import dev.corten.http.In;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.http.Scalar;
import dev.corten.json.JsonCodecs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestAppTest {
    private final TestApp app = TestApp.of(Router.of(() -> List.of(
            Route.of("GET", "/hello/{name}", "hello", r -> Response.text("Hello " + r.variable("name"))),
            Route.of(
                    "POST", "/echo", "echo", r -> Response.json(JsonCodecs.STRING, Extract.body(r, JsonCodecs.STRING))),
            Route.of("PUT", "/size", "size", r -> Response.text("" + r.content().bytes().length)),
            Route.of("GET", "/query", "query", r -> Response.text("" + r.query("q") + r.cookies("c") + r.peer())),
            Route.of(
                    "POST",
                    "/form",
                    "form",
                    r -> Response.text(Extract.required(r, In.FORM, "a", Scalar.STRING)
                            + Extract.list(r, In.FORM, "b", Scalar.STRING))),
            Route.of("GET", "/draining", "draining", r -> Response.text("" + r.draining())))));

    @Test
    void aRequestGoesThroughTheRouterAndItsAnswerIsRead() {
        TestResponse response = app.get("/hello/Ada%20L").send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("content-type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(response.header("X-Other")).isNull();
        assertThat(response.body()).isEqualTo("Hello Ada L");
    }

    @Test
    void anAnswerIsShownAsATranscript() {
        assertThat(app.post("/echo").json("\"é\"").send()).hasToString("""
                200
                Content-Type: application/json

                "é\"""");
    }

    @Test
    void errorsAreAnswersToo() {
        assertThat(app.delete("/nowhere").header("X-Request-Id", "r1").send().body())
                .isEqualTo("{\"title\":\"Not Found\",\"status\":404,\"detail\":\"No route for /nowhere\","
                        + "\"request_id\":\"r1\"}");
        assertThat(app.patch("/echo").send().header("Allow")).isEqualTo("OPTIONS, POST");
        assertThat(app.post("/echo").content("text/plain", new byte[0]).send().status())
                .isEqualTo(415);
    }

    @Test
    void parametersCookiesAndFormsAreEncoded() {
        app.get("/query")
                .query("q", "a b&c=d+e/é")
                .query("q", "")
                .cookie("c", "1")
                .peer("192.0.2.7:4000")
                .send()
                .hasBody("[a b&c=d+e/é, ][1]192.0.2.7:4000");
        app.get("/query?q=1").query("q", "2").send().hasBody("[1, 2][]127.0.0.1:50000");
        app.post("/form").form("a", "x&y", "b", "1", "b", "ü").send().hasBody("x&y[1, ü]");
        assertThatThrownBy(() -> app.post("/form").form("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a name without a value: a");
    }

    @Test
    void aValueIsSentByItsCodec() {
        app.post("/echo").json(JsonCodecs.STRING, "a\"b").send().hasBody("\"a\\\"b\"");
    }

    @Test
    void aContentMayBeAStreamOfUnknownLength() {
        Content stream = Content.of(new ByteArrayInputStream(new byte[3 << 20]), -1);

        assertThat(app.put("/size").content(stream).send().status()).isEqualTo(413);
    }

    @Test
    void aServerThatShutsDownCanBeActed() {
        assertThat(app.get("/draining").draining().send().body()).isEqualTo("true");
    }

    @Test
    void whatAHandlerWithoutARouterThrowsFailsTheTest() {
        var bare = TestApp.of(request -> {
            throw new IOException("no");
        });

        assertThatThrownBy(() -> bare.get("/").send())
                .isInstanceOf(AssertionError.class)
                .hasMessage("GET / threw java.io.IOException: no");
    }
}
