package dev.corten.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event stream as browsers do (WHATWG HTML, section 9.2.6): what {@link Events} are on the wire. For one thread.
 * Generated clients and tests use it; it serves with any other client as well.
 *
 * <pre>{@code
 * var reader = new EventReader(in, 1 << 20);
 * for (Event<String> event = reader.next(); event != null; event = reader.next()) {
 *     System.out.println(event.data());
 * }
 * }</pre>
 */
public final class EventReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final long max;
    private long left;
    private boolean first = true;
    private boolean afterCarriageReturn;

    /** Reads {@code in}, whose events have at most {@code max} bytes each. */
    public EventReader(InputStream in, long max) {
        this.in = in;
        this.max = max;
    }

    /**
     * The next event that has data, an id or a time; {@code null} if there are no more. One that the end cuts off is none.
     *
     * @throws IOException if the content breaks off, or the event is too large
     */
    public @Nullable Event<String> next() throws IOException {
        var block = new Block();
        left = max;
        for (String line = line(); line != null; line = line()) {
            if (!line.isEmpty()) {
                block.field(line);
            } else if (block.any()) {
                return block.event();
            } else {
                block = new Block();
                left = max;
            }
        }
        return null;
    }

    private @Nullable String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            boolean second = afterCarriageReturn && b == '\n';
            afterCarriageReturn = b == '\r';
            if (second) {
                continue;
            }
            if (b == '\n' || b == '\r') {
                String text = line.toString(StandardCharsets.UTF_8);
                boolean marked = first && text.startsWith(BYTE_ORDER_MARK);
                first = false;
                return marked ? text.substring(1) : text;
            }
            if (left-- == 0) {
                throw new IOException("an event has more than " + max + " bytes");
            }
            line.write(b);
        }
        return null;
    }

    /** The fields of an event while they come. */
    private static final class Block {
        private @Nullable StringBuilder data;
        private @Nullable String id;
        private @Nullable String name;
        private @Nullable Duration retry;

        void field(String line) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
            switch (field) {
                case "data" ->
                    data = data == null
                            ? new StringBuilder(value)
                            : data.append('\n').append(value);
                case "event" -> name = value.isEmpty() ? null : value;
                case "id" -> id = value.indexOf('\0') < 0 ? value : id;
                case "retry" -> retry = value.matches("[0-9]{1,15}") ? Duration.ofMillis(Long.parseLong(value)) : retry;
                default -> {
                    // A comment, or a field that nobody knows.
                }
            }
        }

        boolean any() {
            return data != null || id != null || retry != null;
        }

        Event<String> event() {
            return new Event<>(data == null ? null : data.toString(), id, name, retry, null);
        }
    }
}
