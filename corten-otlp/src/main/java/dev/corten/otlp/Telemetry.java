package dev.corten.otlp;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sends the spans of this process to a collector by OTLP over HTTP: those of {@code Layers.trace()}, of queries, and what
 * the application makes. The variables that OpenTelemetry defines say where and how many: {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT}, {@code http://localhost:4318} without it, {@code OTEL_TRACES_SAMPLER} and so on.
 *
 * <pre>{@code
 * try (var telemetry = Telemetry.start("tasks"); var db = Db.open(config.database())) {
 *     var app = Router.of(routes).layer(Layers.trace());
 *     Server.bind(config.http()).serve(app).awaitShutdown();
 * }
 * }</pre>
 *
 * <p>Start it before the first {@code Layers.trace()} is made. A collector that does not answer costs spans, not requests.
 */
public final class Telemetry implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final OpenTelemetrySdk sdk;

    private Telemetry(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /**
     * Installs the SDK for this process, with {@code service} as the name unless {@code OTEL_SERVICE_NAME} has another.
     *
     * @throws IllegalStateException if another SDK is installed
     */
    public static Telemetry start(String service) {
        return start(Map.of("otel.service.name", service));
    }

    static Telemetry start(Map<String, String> settings) {
        return new Telemetry(AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none",
                        "otel.propagators", "tracecontext"))
                .addPropertiesSupplier(() -> settings)
                // main closes it, after what still makes spans.
                .disableShutdownHook()
                .setResultAsGlobal()
                .build()
                .getOpenTelemetrySdk());
    }

    /** Sends what is left, for at most 5 seconds. */
    @Override
    public void close() {
        sdk.shutdown().join(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
