package dev.corten.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.corten.context.Context;
import dev.corten.context.LogFields;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonFormatTest {
    private static final String HEAD =
            "{\"time\":\"2026-11-21T07:26:13.007Z\",\"level\":\"INFO\",\"logger\":\"dev.corten.http.access\",\"message\":";

    private final LoggerContext context = new LoggerContext();
    private final JsonFormat format = new JsonFormat();

    private LoggingEvent event(String message, Throwable thrown) {
        var event = new LoggingEvent(
                "test", context.getLogger("dev.corten.http.access"), Level.INFO, message, thrown, new Object[0]);
        event.setInstant(Instant.parse("2026-11-21T07:26:13.007654321Z"));
        return event;
    }

    @Test
    void anEventIsAnObjectInOneLine() {
        LoggingEvent event = event("request", null);
        event.addKeyValuePair(new KeyValuePair("route", "/tasks/{id}"));
        event.addKeyValuePair(new KeyValuePair("status", 200));
        event.addKeyValuePair(new KeyValuePair("latency_ms", 0.25));
        event.addKeyValuePair(new KeyValuePair("cached", true));
        event.addKeyValuePair(new KeyValuePair("nan", Double.NaN));
        event.addKeyValuePair(new KeyValuePair("none", null));
        event.addKeyValuePair(new KeyValuePair("message", "another"));

        assertThat(format.format(event))
                .isEqualTo(HEAD
                        + "\"request\",\"route\":\"/tasks/{id}\",\"status\":200,\"latency_ms\":0.25,\"cached\":true,"
                        + "\"nan\":\"NaN\",\"none\":null,\"message_\":\"another\"}\n");
    }

    @Test
    void whateverIsInItIsJson() {
        assertThat(format.format(event("a \"b\" \\ \n\r\t\u001b\0 \u2028 é 😀 \ud800", null)))
                .isEqualTo(HEAD + "\"a \\\"b\\\" \\\\ \\n\\u000d\\t\\u001b\\u0000 \\u2028 é 😀 \\ud800\"}\n");
    }

    @Test
    void anExceptionIsATextWithAllCauses() {
        var cause = new IllegalArgumentException("why");
        cause.setStackTrace(new StackTraceElement[0]);
        var failed = new IllegalStateException("failed", cause);
        failed.setStackTrace(new StackTraceElement[] {new StackTraceElement("Main", "run", "Main.java", 7)});

        assertThat(format.format(event("m", failed)))
                .isEqualTo(HEAD + "\"m\",\"exception\":\"java.lang.IllegalStateException: failed\\n"
                        + "    at Main.run(Main.java:7)\\ncaused by: java.lang.IllegalArgumentException: why\\n\"}\n");
    }

    @Test
    void aTimeAlwaysHasMilliseconds() {
        LoggingEvent event = event("m", null);
        event.setInstant(Instant.parse("2026-11-21T07:26:13.000000999Z"));
        assertThat(format.format(event)).startsWith("{\"time\":\"2026-11-21T07:26:13.000Z\",");
        event.setInstant(Instant.parse("2026-11-21T07:26:13.100Z"));
        assertThat(format.format(event)).startsWith("{\"time\":\"2026-11-21T07:26:13.100Z\",");
    }

    @Test
    void theFieldsOfTheWorkAreOnEachOfItsLines() {
        LoggingEvent event = event("m", null);
        event.addKeyValuePair(new KeyValuePair("request_id", "its own"));

        String line = Context.current()
                .with(LogFields.class, LogFields.of("request_id", "r1"))
                .with(LogFields.class, LogFields.of("job", "j1"))
                .call(() -> format.format(event) + new LineFormat().format(event));

        assertThat(line)
                .isEqualTo(HEAD + "\"m\",\"request_id\":\"its own\",\"job\":\"j1\"}\n"
                        + "2026-11-21T07:26:13.007Z INFO  access: m request_id=\"its own\" job=j1\n");
    }
}
