package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerOrderTest {
    private final Router router = Router.of(() -> List.of(Route.of("GET", "/", "test", _ -> Response.of(204))));

    @Test
    void theOrderThatMakesSenseIsTaken() throws Exception {
        Layer own = (request, next) -> next.handle(request);
        Router layered = router.layer(own)
                .layer(Layers.trace())
                .layer(Layers.securityHeaders())
                .layer(Layers.cors("https://app.example.com"))
                .layer(Layers.rateLimit(10, Duration.ofSeconds(1)))
                .layer(Layers.rateLimit(100, Duration.ofMinutes(1)))
                .layer(Layers.concurrencyLimit(100))
                .layer(own)
                .layer(Layers.csrf())
                .layer(Layers.timeout(Duration.ofSeconds(10)))
                .layer(Layers.contentLimit(1000))
                .layer(Layers.compression())
                .layer(own)
                .layer(Layers.etag())
                .layer(Layers.decompression());

        assertThat(layered.handle(Exchange.request("GET", "/")).status()).isEqualTo(204);
    }

    @Test
    void aLayerThatWouldNotSeeWhatItIsForIsRefused() {
        assertThatThrownBy(() -> router.layer(Layers.timeout(Duration.ofSeconds(1)))
                        .layer((request, next) -> next.handle(request))
                        .layer(Layers.trace()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Layers.trace() must be outside of Layers.timeout(PT1S): add it before, as the first layer of a"
                                + " router is the outermost (docs/layers.md says why)");
        assertThatThrownBy(() -> router.layer(Layers.etag()).layer(Layers.compression()))
                .hasMessageStartingWith("Layers.compression() must be outside of Layers.etag()");
        assertThatThrownBy(() -> router.layer(Layers.csrf()).layer(Layers.cors("*")))
                .hasMessageStartingWith("Layers.cors() must be outside of Layers.csrf()");
        assertThatThrownBy(() -> router.layer(Layers.compression()).layer(Layers.concurrencyLimit(5)))
                .hasMessageStartingWith("Layers.concurrencyLimit(5) must be outside of Layers.compression()");
    }

    @Test
    void whatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> router.layer(Layers.compression()).layer(Layers.compression()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Layers.compression() is there twice: leave one of them out");
    }
}
