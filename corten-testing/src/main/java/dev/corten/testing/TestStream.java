package dev.corten.testing;

import dev.corten.http.Content;
import dev.corten.http.Event;
import dev.corten.http.EventReader;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.json.JsonCodec;
import dev.corten.json.JsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer that goes on: lines or events, read one by one while their source still runs. The source is asked for no more than
 * is read. Each wait ends after ten seconds, with an {@code AssertionError}. For one thread.
 *
 * <pre>{@code
 * try (var stream = app.get("/jobs/1/progress").open()) {
 *     stream.head().hasStatus(200);
 *     job.advance();
 *     assertThat(stream.event(JsonProgress.CODEC).data()).isEqualTo(new Progress(1));
 * }                                                      // the client goes away: the source is interrupted
 * }</pre>
 */
public final class TestStream implements AutoCloseable {
    private static final int MAX_EVENT = 16 << 20;

    private final String call;
    private final Request request;
    private final TestResponse head;
    private final InputStream in;
    private final EventReader events;

    private TestStream(String call, Request request, TestResponse head, InputStream in) {
        this.call = call;
        this.request = request;
        this.head = head;
        this.in = in;
        this.events = new EventReader(in, MAX_EVENT);
    }

    static TestStream of(String call, Request request, Response response) {
        try {
            Content content = response.content();
            // What is there already, as that of an error, is for messages of failures.
            boolean there = content.length() >= 0;
            byte[] bytes = there ? content.bytes() : new byte[0];
            Content read = there ? Content.of(bytes) : content;
            return new TestStream(call, request, TestResponse.of(response.content(Content.of(bytes))), read.stream());
        } catch (IOException e) {
            request.end();
            throw new AssertionError(call + ": the content failed: " + e, e);
        }
    }

    /** Status and header fields; the content too, if it was there at once. */
    public TestResponse head() {
        return head;
    }

    /** The next line as text, or {@code null} if there are no more. */
    public @Nullable String line() {
        return Patience.await(call, () -> {
            var line = new ByteArrayOutputStream();
            int b = in.read();
            boolean more = b >= 0;
            for (; b >= 0 && b != '\n'; b = in.read()) {
                line.write(b);
            }
            return more ? line.toString(StandardCharsets.UTF_8) : null;
        });
    }

    /**
     * The next line as a value of JSON.
     *
     * @throws AssertionError if there are no more, or it is none
     */
    public <T extends @Nullable Object> T line(JsonCodec<T> codec) {
        String line = line();
        if (line == null) {
            throw new AssertionError(call + ": there are no more lines");
        }
        return decoded(codec, line);
    }

    /** The next event with data, an id or a time, or {@code null} if there are no more. Comments are passed over. */
    public @Nullable Event<String> event() {
        return Patience.await(call, events::next);
    }

    /**
     * The next event, whose data is JSON.
     *
     * @throws AssertionError if there are no more, or its data is none
     */
    public <T> Event<T> event(JsonCodec<T> codec) {
        Event<String> event = event();
        if (event == null) {
            throw new AssertionError(call + ": there are no more events");
        }
        String data = event.data();
        T value = data == null ? null : decoded(codec, data);
        return new Event<>(value, event.id(), event.name(), event.retry(), null);
    }

    private <T extends @Nullable Object> T decoded(JsonCodec<T> codec, String text) {
        try {
            return codec.decode(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new AssertionError(call + ": " + text + " does not fit: " + e.getMessage(), e);
        }
    }

    /** Goes away, as a client does: the source is interrupted, and this waits until it is over. */
    @Override
    public void close() {
        Patience.await(call, () -> {
            request.end();
            return true;
        });
    }
}
