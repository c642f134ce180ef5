package dev.corten.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.context.Context;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void theTraceOfTheWorkGoesAlong() throws Exception {
        var app = Router.of(() ->
                List.of(Route.of("GET", "/", "trace", r -> Response.text(String.valueOf(r.header("traceparent"))))));
        Span span = Span.wrap(SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault()));
        try (var server = Server.bind(ServerConfig.of(0)).serve(app);
                var api = ApiClient.of(server.url())) {
            String seen = Context.current()
                    .with(Span.class, span)
                    .call(() -> api.call("GET").path("/").send().text(200));

            assertThat(seen).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        }
    }
}
