package dev.corten.http.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Exchange;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfTest {
    private final Router router = Router.of(() -> List.of(
                    Route.of("GET", "/", "get", _ -> Response.of(204)),
                    Route.of("POST", "/", "post", _ -> Response.of(204))))
            .layer(Layers.csrf("https://app.example.com"));

    @ParameterizedTest
    @CsvSource({
        "same-origin, https://api.example.com, 204",
        "none, , 204",
        "cross-site, https://evil.example, 403",
        "same-site, https://blog.example.com, 403",
        "cross-site, , 403",
        "cross-site, https://app.example.com, 204",
        // Browsers before 2023 send no Sec-Fetch-Site.
        ", https://api.example.com, 204",
        ", https://API.example.com, 403",
        ", https://evil.example, 403",
        ", null, 403",
        ", https://api.example.com.evil.example, 403",
        // Neither is a browser's.
        ", , 204",
    })
    void onlyPagesOfTheServiceMayChangeThings(String site, String origin, int status) throws Exception {
        var headers = new ArrayList<>(List.of("Host", "api.example.com"));
        if (site != null) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }
        if (origin != null) {
            headers.addAll(List.of("Origin", origin));
        }
        String[] fields = headers.toArray(String[]::new);

        assertThat(Exchange.send(router, "POST", "/", fields)).startsWith(status + "\n");
        assertThat(Exchange.send(router, "GET", "/", fields)).startsWith("204\n");
        assertThat(Exchange.send(router, "OPTIONS", "/", fields)).startsWith("204\n");
    }

    @Test
    void theAnswerSaysWhy() throws Exception {
        assertThat(Exchange.send(router, "POST", "/", "Sec-Fetch-Site", "cross-site", "X-Request-Id", "r1"))
                .isEqualTo("""
                        403
                        Content-Type: application/problem+json
                        {"title":"Forbidden","status":403,"detail":"A page of another site must not send POST requests","request_id":"r1"}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example.com",
                "https://app.example.com/",
                "https://App.example.com",
                "https://app.example.com:443",
                "http://localhost:80",
                "null",
                "*",
                ""
            })
    void whatNoBrowserSendsIsNoOrigin(String origin) {
        assertThatThrownBy(() -> Layers.csrf(origin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + origin + "\" is no origin: write it as browsers do, https://app.example.com or"
                        + " http://localhost:5173, in small letters, without a path and without the usual port");
    }
}
