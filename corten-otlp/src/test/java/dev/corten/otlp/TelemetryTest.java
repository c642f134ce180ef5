package dev.corten.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        GlobalOpenTelemetry.resetForTest();
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            byte[] content = exchange.getRequestBody().readAllBytes();
            received.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(content, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
        GlobalOpenTelemetry.resetForTest();
    }

    private Telemetry start() {
        return Telemetry.start(Map.of(
                "otel.service.name",
                "tasks",
                "otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort()));
    }

    @Test
    void spansArriveAtTheCollectorBeforeTheProcessEnds() {
        try (var telemetry = start()) {
            GlobalOpenTelemetry.getTracer("test")
                    .spanBuilder("GET /tasks/{id}")
                    .startSpan()
                    .end();
        }
        assertThat(received).hasSize(1);
        assertThat(received.peek())
                .startsWith("application/x-protobuf ")
                .contains("service.name")
                .contains("tasks")
                .contains("GET /tasks/{id}");
    }

    @Test
    void aSecondOneIsRefused() {
        try (var telemetry = start()) {
            assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class);
        }
    }
}
