package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorsTest {
    private static final String APP = "https://app.example.com";

    private static Router router(Layer cors) {
        return Router.of(() -> List.of(Route.of("GET", "/", "test", _ -> Response.of(204))))
                .layer(cors);
    }

    @Test
    void aPageOfANamedOriginMayRead() throws Exception {
        Router router = router(Layers.cors(APP, "http://localhost:5173"));

        assertThat(Exchange.send(router, "GET", "/", "Origin", APP))
                .isEqualTo("204\nAccess-Control-Allow-Origin: https://app.example.com\nVary: Origin\n");
        assertThat(Exchange.send(router, "GET", "/", "Origin", "http://localhost:5173"))
                .isEqualTo("204\nAccess-Control-Allow-Origin: http://localhost:5173\nVary: Origin\n");
    }

    @Test
    void errorsAreReadableToo() throws Exception {
        assertThat(Exchange.send(router(Layers.cors(APP)), "GET", "/nowhere", "Origin", APP))
                .startsWith("404\n")
                .contains("\nAccess-Control-Allow-Origin: https://app.example.com\n");
    }

    @Test
    void anotherOriginAndNoneGetTheAnswerWithoutLeave() throws Exception {
        Router router = router(Layers.cors(APP).credentials().expose("X-Total"));

        for (String origin : List.of("https://evil.example", "null", "https://app.example.com.evil.example", "*", "")) {
            assertThat(Exchange.send(router, "GET", "/", "Origin", origin)).isEqualTo("204\nVary: Origin\n");
        }
        assertThat(Exchange.send(router, "GET", "/")).isEqualTo("204\nVary: Origin\n");
    }

    @Test
    void aPreflightIsAnsweredAndGoesNoFurther() throws Exception {
        Router router = router(Layers.cors(APP).credentials().maxAge(Duration.ofMinutes(10)))
                .layer((request, next) -> Response.of(401));

        assertThat(Exchange.send(
                        router,
                        "OPTIONS",
                        "/",
                        "Origin",
                        APP,
                        "Access-Control-Request-Method",
                        "PUT",
                        "Access-Control-Request-Headers",
                        "content-type,x-api-key"))
                .isEqualTo("""
                        204
                        Vary: Access-Control-Request-Headers
                        Access-Control-Allow-Origin: https://app.example.com
                        Access-Control-Allow-Credentials: true
                        Access-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE
                        Access-Control-Max-Age: 600
                        Access-Control-Allow-Headers: content-type,x-api-key
                        Vary: Origin
                        """);
        assertThat(Exchange.send(
                        router,
                        "OPTIONS",
                        "/",
                        "Origin",
                        "https://evil.example",
                        "Access-Control-Request-Method",
                        "PUT"))
                .isEqualTo("204\nVary: Access-Control-Request-Headers\nVary: Origin\n");
    }

    @Test
    void optionsWithoutAPreflightAreTheRouters() throws Exception {
        assertThat(Exchange.send(router(Layers.cors(APP)), "OPTIONS", "/", "Origin", APP))
                .startsWith("204\nAllow: GET, HEAD, OPTIONS\n");
    }

    @Test
    void allOriginsMayUseWhatNeedsNoCookies() throws Exception {
        assertThat(Exchange.send(
                        router(Layers.cors("*").expose("X-Total", "X-Request-Id")),
                        "GET",
                        "/",
                        "Origin",
                        "https://a.example"))
                .isEqualTo("""
                        204
                        Access-Control-Allow-Origin: *
                        Access-Control-Expose-Headers: X-Total, X-Request-Id
                        """);
    }

    @Test
    void whatWouldLetEveryPageActForItsVisitorIsRefused() {
        assertThatThrownBy(() -> Layers.cors("*").credentials())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credentials need named origins: with \"*\" any page could act for its user");
        assertThatThrownBy(Layers::cors).hasMessage("name the origins that may use the service, or \"*\" for all");
        assertThatThrownBy(() -> Layers.cors("null")).hasMessageStartingWith("\"null\" is no origin");
        assertThatThrownBy(() -> Layers.cors(APP, "*")).hasMessageStartingWith("\"*\" is no origin");
    }
}
