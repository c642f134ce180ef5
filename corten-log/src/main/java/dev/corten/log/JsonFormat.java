package dev.corten.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event as an object of JSON in one line, for what collects logs:
 *
 * <pre>
 * {"time":"2026-11-21T07:26:13.123Z","level":"INFO","logger":"dev.corten.http.access","message":"request","status":200}
 * </pre>
 *
 * <p>The exception with all causes is the text {@code exception}. Values that are numbers or booleans stay such. A value that
 * has the name of one of ours gets a {@code _} at its end.
 */
final class JsonFormat implements Format {
    @Override
    public String format(ILoggingEvent event) {
        var line = new StringBuilder(240);
        line.append("{\"time\":");
        text(line, time(event.getInstant()));
        line.append(",\"level\":");
        text(line, event.getLevel().toString());
        line.append(",\"logger\":");
        text(line, event.getLoggerName());
        line.append(",\"message\":");
        text(line, String.valueOf(event.getFormattedMessage()));
        Fields.of(event).forEach((name, value) -> {
            line.append(',');
            text(line, ours(name) ? name + "_" : name);
            line.append(':');
            value(line, value);
        });
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.append(",\"exception\":");
            text(line, LineFormat.thrown(thrown));
        }
        return line.append("}\n").toString();
    }

    /** Always with milliseconds, so that lines sort by their text. */
    private static String time(Instant time) {
        String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        return time.getNano() < 1_000_000 ? text.replace("Z", ".000Z") : text;
    }

    private static boolean ours(String name) {
        return switch (name) {
            case "time", "level", "logger", "message", "exception" -> true;
            default -> false;
        };
    }

    private static void value(StringBuilder line, @Nullable Object value) {
        boolean number = value instanceof Integer
                || value instanceof Long
                || value instanceof Double d && Double.isFinite(d)
                || value instanceof Boolean;
        if (value == null || number) {
            line.append(value);
        } else {
            text(line, Fields.text(value));
        }
    }

    private static void text(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> {
                    // Half of a pair of surrogates is no text either.
                    if (c < ' ' || c >= 0x7F && c <= 0x9F || c == 0x2028 || c == 0x2029 || lonely(text, i)) {
                        line.append("\\u%04x".formatted((int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }

    private static boolean lonely(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
