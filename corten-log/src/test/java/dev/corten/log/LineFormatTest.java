package dev.corten.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LineFormatTest {
    private final LoggerContext context = new LoggerContext();
    private final LineFormat format = new LineFormat();

    private LoggingEvent event(String message, Throwable thrown, Object... arguments) {
        var event = new LoggingEvent(
                "test", context.getLogger("dev.corten.http.Trace"), Level.INFO, message, thrown, arguments);
        event.setInstant(Instant.parse("2026-11-21T07:26:13.007Z"));
        return event;
    }

    @Test
    void aLineHasTimeLevelLoggerMessageAndValues() {
        LoggingEvent event = event("request {}", null, 7);
        event.addKeyValuePair(new KeyValuePair("method", "GET"));
        event.addKeyValuePair(new KeyValuePair("status", 200));
        event.addKeyValuePair(new KeyValuePair("agent", "a \"b\" \\c"));
        event.addKeyValuePair(new KeyValuePair("empty", ""));
        event.addKeyValuePair(new KeyValuePair("none", null));
        assertThat(format.format(event))
                .isEqualTo("2026-11-21T07:26:13.007Z INFO  Trace: request 7 method=GET status=200"
                        + " agent=\"a \\\"b\\\" \\\\c\" empty=\"\" none=null\n");
    }

    @Test
    void timesOfOneSecondAndOfTheNextAreRight() {
        LoggingEvent event = event("m", null);
        format.format(event);
        event.setInstant(Instant.parse("2026-11-21T07:26:13.990Z"));
        assertThat(format.format(event)).startsWith("2026-11-21T07:26:13.990Z ");
        event.setInstant(Instant.parse("2026-11-21T07:26:14Z"));
        assertThat(format.format(event)).startsWith("2026-11-21T07:26:14.000Z ");
    }

    @Test
    void aRequestCannotForgeALine() {
        String forged = "x\r\n2026-11-21T07:26:13.007Z INFO  Trace: fine\u001b[2J\u0085\u2028\u202e\0";
        String safe = "x\\r\\n2026-11-21T07:26:13.007Z INFO  Trace: fine\\u001b[2J\\u0085\\u2028\\u202e\\u0000";
        LoggingEvent event = event(
                "path {}",
                new IllegalStateException(forged) {
                    @Override
                    public StackTraceElement[] getStackTrace() {
                        return new StackTraceElement[0];
                    }
                },
                forged);
        event.addKeyValuePair(new KeyValuePair("key\n", forged));
        assertThat(format.format(event).lines())
                .containsExactly(
                        "2026-11-21T07:26:13.007Z INFO  Trace: path " + safe + " key\\n=\"" + safe + "\"",
                        "    dev.corten.log.LineFormatTest$1: " + safe);
    }

    @Test
    void exceptionsComeWithTheirCausesAndWhatWasSuppressed() {
        var root = thrown(new IllegalArgumentException("root"), frame("c"), frame("a"));
        var suppressed = thrown(new IllegalStateException(), frame("s"));
        var top = thrown(new RuntimeException("top", root), frame("b"), frame("a"));
        top.addSuppressed(suppressed);
        assertThat(format.format(event("failed", top))).isEqualTo("""
                        2026-11-21T07:26:13.007Z INFO  Trace: failed
                            java.lang.RuntimeException: top
                                at app.Main.b(Main.java:1)
                                at app.Main.a(Main.java:1)
                                suppressed: java.lang.IllegalStateException
                                    at app.Main.s(Main.java:1)
                            caused by: java.lang.IllegalArgumentException: root
                                at app.Main.c(Main.java:1)
                                … 1 more
                        """);
    }

    @Test
    void aValueThatIsBrokenDoesNotLoseTheEvent() {
        LoggingEvent event = event("m", null);
        event.addKeyValuePair(new KeyValuePair("bad", new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        }));
        assertThat(format.format(event)).endsWith("Trace: m bad=?java.lang.IllegalStateException\n");
    }

    private static <T extends Throwable> T thrown(T thrown, StackTraceElement... frames) {
        thrown.setStackTrace(frames);
        return thrown;
    }

    private static StackTraceElement frame(String method) {
        return new StackTraceElement("app.Main", method, "Main.java", 1);
    }
}
