package dev.corten.http.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Exchange;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    private static Router router(Response response) {
        return Router.of(() -> List.of(Route.of("GET", "/", "test", _ -> response)));
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() throws Exception {
        Router router = router(Response.of(204)).layer(Layers.securityHeaders());

        assertThat(Exchange.send(router, "GET", "/")).isEqualTo("""
                        204
                        Content-Security-Policy: default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'
                        X-Content-Type-Options: nosniff
                        X-Frame-Options: DENY
                        Referrer-Policy: no-referrer
                        Cross-Origin-Opener-Policy: same-origin
                        Cross-Origin-Resource-Policy: same-origin
                        Strict-Transport-Security: max-age=31536000
                        """);
        assertThat(Exchange.send(router, "GET", "/nowhere")).contains("\nX-Content-Type-Options: nosniff\n");
    }

    @Test
    void whatAnAnswerSaysItselfStays() throws Exception {
        Router router = router(Response.of(204)
                        .header("content-security-policy", "default-src *")
                        .header("X-Frame-Options", "SAMEORIGIN"))
                .layer(Layers.securityHeaders());

        assertThat(Exchange.send(router, "GET", "/"))
                .startsWith("204\ncontent-security-policy: default-src *\nX-Frame-Options: SAMEORIGIN\nX-Content")
                .doesNotContain("DENY")
                .doesNotContain("'self'");
    }

    @Test
    void thePolicyIsTheApplications() throws Exception {
        Router router = router(Response.of(204)).layer(Layers.securityHeaders("default-src 'none'"));

        assertThat(Exchange.send(router, "GET", "/")).contains("\nContent-Security-Policy: default-src 'none'\n");
    }
}
