package dev.corten.http.layers;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.corten.context.Context;
import dev.corten.context.LogFields;
import dev.corten.context.Tasks;
import dev.corten.http.Exchange;
import dev.corten.http.Layer;
import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.http.Tracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TraceTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.corten.http.access");
    private final Router router = Router.of(
                    () -> List.of(Route.of("GET", "/tasks/{id}", "test", _ -> Response.text("task"))))
            .layer(Layers.trace());

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private List<String> lines() {
        return log.list.stream()
                .map(e -> e.getFormattedMessage() + e.getKeyValuePairs())
                .map(line -> line.replaceAll("latency_ms=\"[0-9.]+\"", "latency_ms=#"))
                .toList();
    }

    @Test
    void eachRequestIsOneLineAndItsIdIsInTheAnswer() throws Exception {
        assertThat(Exchange.send(router, "GET", "/tasks/7?secret=1", "X-Request-Id", "r1"))
                .isEqualTo("""
                200
                Content-Type: text/plain; charset=utf-8
                X-Request-Id: r1
                task""");
        assertThat(lines())
                .containsExactly(
                        "request[method=\"GET\", route=\"/tasks/{id}\", status=\"200\", latency_ms=#, request_id=\"r1\"]");
    }

    @Test
    void errorsAreTracedToo() throws Exception {
        assertThat(Exchange.send(router, "GET", "/nowhere", "X-Request-Id", "r1"))
                .contains("\nX-Request-Id: r1\n");
        assertThat(Exchange.send(router, "POST", "/tasks/7", "X-Request-Id", "r2"))
                .contains("\nX-Request-Id: r2\n");
        assertThat(lines())
                .containsExactly(
                        "request[method=\"GET\", route=\"-\", status=\"404\", latency_ms=#, request_id=\"r1\"]",
                        "request[method=\"POST\", route=\"-\", status=\"405\", latency_ms=#, request_id=\"r2\"]");
    }

    @Test
    void eachRequestIsASpanOfTheClientsTrace() throws Exception {
        var spans = InMemorySpanExporter.create();
        List<SpanData> finished;
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()) {
            var telemetry =
                    OpenTelemetrySdk.builder().setTracerProvider(provider).build();
            var traced = Router.of(() -> List.of(
                            Route.of("GET", "/tasks/{id}", "test", _ -> Response.text("task")),
                            Route.of("GET", "/broken", "test", _ -> {
                                throw new IllegalStateException("broken");
                            })))
                    .layer(new Trace(telemetry));

            Exchange.send(
                    traced,
                    "GET",
                    "/tasks/7",
                    "X-Request-Id",
                    "r1",
                    "traceparent",
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            Exchange.send(traced, "GET", "/broken", "X-Request-Id", "r2");
            finished = spans.getFinishedSpanItems();
        }

        SpanData task = finished.get(0);
        assertThat(task.getName()).isEqualTo("GET /tasks/{id}");
        assertThat(task.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(task.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(task.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(task.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(task.getAttributes().toBuilder().build())
                .isEqualTo(Attributes.builder()
                        .put("corten.request.id", "r1")
                        .put("http.request.method", "GET")
                        .put("http.response.status_code", 200)
                        .put("http.route", "/tasks/{id}")
                        .put("url.path", "/tasks/7")
                        .build());
        SpanData broken = finished.get(1);
        assertThat(broken.getName()).isEqualTo("GET /broken");
        assertThat(broken.getParentSpanId()).isEqualTo("0000000000000000");
        assertThat(broken.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(broken.getEvents()).hasSize(1);
    }

    /** What a line of log in the handler has, and what a request to another service gets. */
    private static String seen(Layer trace, String... headers) throws Exception {
        var seen = new TreeMap<String, String>();
        Router router = Router.of(() -> List.of(Route.of("GET", "/tasks/{id}", "test", _ -> {
                    Tasks.join(
                            () -> {
                                Context.current().forEach(LogFields.class, fields -> fields.forEach(seen::put));
                                return null;
                            },
                            () -> null);
                    Tracing.propagate(seen::put);
                    return Response.of(204);
                })))
                .layer(trace);
        assertThat(Exchange.send(router, "GET", "/tasks/7", headers)).startsWith("204\n");
        return seen.toString();
    }

    @Test
    void linesOfLogInAHandlerAndItsTasksSayWhichRequestItIs() throws Exception {
        assertThat(seen(Layers.trace(), "X-Request-Id", "r1")).isEqualTo("{request_id=r1, route=/tasks/{id}}");
        assertThat(Context.current().value(LogFields.class)).isNull();
    }

    @Test
    void theTraceOfTheClientGoesOnWithoutAnSdkToo() throws Exception {
        assertThat(seen(
                        Layers.trace(),
                        "X-Request-Id",
                        "r1",
                        "traceparent",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        "tracestate",
                        "vendor=1"))
                .isEqualTo("{request_id=r1, route=/tasks/{id}, trace_id=0af7651916cd43dd8448eb211c80319c,"
                        + " traceparent=00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, tracestate=vendor=1}");
        assertThat(seen(Layers.trace(), "X-Request-Id", "r1", "traceparent", "nonsense"))
                .isEqualTo("{request_id=r1, route=/tasks/{id}}");
    }

    @Test
    void withAnSdkAnotherServiceContinuesOurSpan() throws Exception {
        var spans = InMemorySpanExporter.create();
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()) {
            var trace = new Trace(
                    OpenTelemetrySdk.builder().setTracerProvider(provider).build());
            String seen = seen(trace, "X-Request-Id", "r1");

            SpanData span = spans.getFinishedSpanItems().getFirst();
            assertThat(seen)
                    .isEqualTo("{request_id=r1, route=/tasks/{id}, trace_id=" + span.getTraceId() + ", traceparent=00-"
                            + span.getTraceId() + "-" + span.getSpanId() + "-01}");
        }
    }
}
