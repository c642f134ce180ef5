package dev.corten.http.internal;

import dev.corten.http.Event;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events as they stand in an event stream (WHATWG HTML, section 9.2.6): fields, a line each, and an empty line. */
final class EventText {
    private EventText() {}

    /** {@code event}, whose data {@code text} gives. */
    static <T> String of(Event<T> event, Function<T, String> text) {
        var lines = new StringBuilder();
        append(lines, "", event.comment());
        append(lines, "event", event.name());
        append(lines, "id", event.id());
        Duration retry = event.retry();
        append(lines, "retry", retry == null ? null : Long.toString(retry.toMillis()));
        T data = event.data();
        append(lines, "data", data == null ? null : text.apply(data));
        return lines.append('\n').toString();
    }

    /** A field for each line of {@code value}. One space behind the colon is not part of it. */
    private static void append(StringBuilder lines, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        // Not lines(), which has none for an empty text. A line ends with CR, LF or both, as clients see it.
        for (String line : value.split("\r\n|\n|\r", -1)) {
            lines.append(name).append(": ").append(line).append('\n');
        }
    }
}
