package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.corten.context.Context;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpanTest {
    private static final Statement ONE = new Statement("T.one", "SELECT 1 / ?::int");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();

    @BeforeEach
    void install() {
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(sdk);
    }

    @AfterEach
    void remove() {
        GlobalOpenTelemetry.resetForTest();
        sdk.close();
    }

    private static int divide(Db db, int by) {
        try (Call call = db.call(ONE)) {
            call.int4(1, by);
            return call.one(row -> row.int4(1));
        }
    }

    @Test
    void aQueryOfATracedRequestIsASpanOfIt() {
        Span request = sdk.getTracer("test").spanBuilder("GET /").startSpan();
        try (Db db = Db.open(database.config())) {
            assertThat(divide(db, 1)).isEqualTo(1);
            Context.current().with(Span.class, request).call(() -> {
                assertThat(db.<Integer, RuntimeException>transaction(() -> divide(db, 1)))
                        .isEqualTo(1);
                assertThat(catchThrowable(() -> divide(db, 0))).isInstanceOf(DbException.class);
                return null;
            });
        }

        assertThat(spans.getFinishedSpanItems())
                .hasSize(2)
                .allMatch(span -> span.getName().equals("T.one")
                        && span.getKind() == SpanKind.CLIENT
                        && span.getParentSpanId()
                                .equals(request.getSpanContext().getSpanId())
                        && span.getAttributes().toBuilder()
                                .build()
                                .equals(Attributes.builder()
                                        .put("db.query.text", "SELECT 1 / ?::int")
                                        .build()));
        SpanData fine = spans.getFinishedSpanItems().getFirst();
        SpanData broken = spans.getFinishedSpanItems().getLast();
        assertThat(fine.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(broken.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(broken.getEvents()).hasSize(1);
    }
}
