package dev.corten.http.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Content;
import dev.corten.http.Exchange;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagTest {
    private static final String TAG = "W/\"DrtCn6htSBwmMPrFPbHJ\"";

    private static Router router(Response response) {
        return Router.of(() -> List.of(
                        Route.of("GET", "/", "get", _ -> response), Route.of("POST", "/", "post", _ -> response)))
                .layer(Layers.etag());
    }

    @Test
    void anAnswerGetsATagOfItsContent() throws Exception {
        String answer = Exchange.send(router(Response.text("task")), "GET", "/");

        assertThat(answer).isEqualTo("200\nContent-Type: text/plain; charset=utf-8\nETag: " + TAG + "\ntask");
        assertThat(Exchange.send(router(Response.text("other")), "GET", "/")).doesNotContain(TAG);
        assertThat(Exchange.send(router(Response.text("task")), "HEAD", "/"))
                .isEqualTo("200\nContent-Type: text/plain; charset=utf-8\nETag: " + TAG + "\nContent-Length: 4\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {TAG, "\"DrtCn6htSBwmMPrFPbHJ\"", "\"a\", W/\"b\" , " + TAG, "*"})
    void whoHasItAlreadyGetsA304(String known) throws Exception {
        Response response =
                Response.text("task").header("Cache-Control", "no-cache").header("Vary", "Cookie");

        assertThat(Exchange.send(router(response), "GET", "/", "If-None-Match", known))
                .isEqualTo("304\nCache-Control: no-cache\nVary: Cookie\nETag: " + TAG + "\n");
        assertThat(Exchange.send(router(response), "GET", "/", "If-None-Match", "\"x\""))
                .startsWith("200\n")
                .endsWith("\ntask");
    }

    @Test
    void theTagOfTheHandlerStaysAndCounts() throws Exception {
        Response response = Response.text("task").header("ETag", "\"7\"");

        assertThat(Exchange.send(router(response), "GET", "/")).contains("\nETag: \"7\"\n");
        assertThat(Exchange.send(router(response), "GET", "/", "If-None-Match", "\"7\""))
                .isEqualTo("304\nETag: \"7\"\n");
    }

    @Test
    void whatIsNotReadIsNotTagged() throws Exception {
        assertThat(Exchange.send(router(Response.text("made")), "POST", "/")).doesNotContain("ETag");
        assertThat(Exchange.send(router(Response.text("wrong").status(404)), "GET", "/"))
                .doesNotContain("ETag");
        assertThat(Exchange.send(
                        router(Response.text("secret").header("Cache-Control", "private, no-store")), "GET", "/"))
                .doesNotContain("ETag");
        assertThat(Exchange.send(
                        router(Response.of(200).content(Content.of(new ByteArrayInputStream(new byte[1]), -1))),
                        "GET",
                        "/"))
                .doesNotContain("ETag");
    }
}
