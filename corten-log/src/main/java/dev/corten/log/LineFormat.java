package dev.corten.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * An event as a line, and its exception with all causes as indented lines after it:
 *
 * <pre>
 * 2026-11-21T07:26:13.123Z INFO  Trace: request method=GET route=/tasks/{id} status=200
 * </pre>
 *
 * <p>Nothing in a message, a value or an exception can begin a line of its own or speak to the terminal: control
 * characters are written as {@code \n}, {@code \}{@code u001b} and so on. Requests end up in logs, and must not forge them.
 */
final class LineFormat implements Format {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.");

    /** The text of a second; most events of one are written with it. */
    private record Second(long epoch, String text) {}

    private volatile Second second = new Second(0, "1970-01-01T00:00:00.");

    @Override
    public String format(ILoggingEvent event) {
        var line = new StringBuilder(160);
        appendTime(line, event.getInstant());
        String level = event.getLevel().toString();
        line.append(' ').append(level).repeat(' ', 6 - level.length());
        String logger = event.getLoggerName();
        appendEscaped(line, logger.substring(logger.lastIndexOf('.') + 1));
        line.append(": ");
        appendEscaped(line, String.valueOf(event.getFormattedMessage()));
        Fields.of(event).forEach((name, value) -> appendPair(line, name, value));
        line.append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            appendThrown(line, "", thrown, "    ");
        }
        return line.toString();
    }

    private void appendTime(StringBuilder line, Instant time) {
        Second now = second;
        if (now.epoch() != time.getEpochSecond()) {
            now = new Second(time.getEpochSecond(), SECONDS.format(time.atOffset(ZoneOffset.UTC)));
            second = now;
        }
        int millis = time.getNano() / 1_000_000;
        line.append(now.text())
                .append((char) ('0' + millis / 100))
                .append((char) ('0' + millis / 10 % 10))
                .append((char) ('0' + millis % 10))
                .append('Z');
    }

    private static void appendPair(StringBuilder line, String name, @Nullable Object given) {
        String value = Fields.text(given);
        boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=');
        line.append(' ');
        appendEscaped(line, name);
        line.append('=');
        if (plain) {
            appendEscaped(line, value);
        } else {
            line.append('"');
            appendEscaped(line, value.replace("\\", "\\\\").replace("\"", "\\\""));
            line.append('"');
        }
    }

    /** {@code thrown} with all causes, in lines. */
    static String thrown(IThrowableProxy thrown) {
        var lines = new StringBuilder();
        appendThrown(lines, "", thrown, "");
        return lines.toString();
    }

    private static void appendThrown(StringBuilder line, String role, IThrowableProxy thrown, String indent) {
        line.append(indent).append(role);
        appendEscaped(line, thrown.getClassName());
        if (thrown.getMessage() != null) {
            line.append(": ");
            appendEscaped(line, thrown.getMessage());
        }
        line.append('\n');
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int shared = thrown.getCommonFrames();
        for (int i = 0; i < frames.length - shared; i++) {
            line.append(indent)
                    .append("    ")
                    .append(frames[i].getSTEAsString())
                    .append('\n');
        }
        if (shared > 0) {
            line.append(indent).append("    … ").append(shared).append(" more\n");
        }
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            appendThrown(line, "suppressed: ", suppressed, indent + "    ");
        }
        if (thrown.getCause() != null) {
            appendThrown(line, "caused by: ", thrown.getCause(), indent);
        }
    }

    static String escape(String text) {
        var escaped = new StringBuilder(text.length());
        appendEscaped(escaped, text);
        return escaped.toString();
    }

    private static void appendEscaped(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (unsafe(c)) {
                        line.append("\\u%04x".formatted((int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
    }

    /** Control characters, the other line ends of Unicode, and what turns the direction of a line around. */
    private static boolean unsafe(char c) {
        return c < ' '
                || (c >= '\u007f' && c <= '\u009f')
                || (c >= '\u2028' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
