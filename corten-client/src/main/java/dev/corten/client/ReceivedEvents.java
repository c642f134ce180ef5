package dev.corten.client;

import dev.corten.http.Event;
import dev.corten.http.EventReader;
import dev.corten.http.Events;
import dev.corten.json.JsonCodec;
import dev.corten.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The events of an answer, sent on while they are read. */
final class ReceivedEvents {
    private ReceivedEvents() {}

    /** The events in {@code content}, whose data {@code codec} reads; one has at most {@code max} bytes. */
    static <T> Events<T> of(Answer answer, AnswerStream content, long max, JsonCodec<T> codec) {
        return Events.of(out -> of(answer, content, max).source().run(event -> out.send(read(answer, codec, event))));
    }

    /** The same whose data is text. */
    static Events<String> of(Answer answer, AnswerStream content, long max) {
        return Events.of(out -> {
            try (content) {
                var reader = new EventReader(content, max);
                for (Event<String> event = next(answer, reader); event != null; event = next(answer, reader)) {
                    out.send(event);
                }
            }
        });
    }

    private static @Nullable Event<String> next(Answer answer, EventReader reader) throws InterruptedException {
        try {
            return reader.next();
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("nobody wants more events").initCause(e);
            }
            throw answer.unexpected("broke off: " + e.getMessage(), e);
        }
    }

    private static <T> Event<T> read(Answer answer, JsonCodec<T> codec, Event<String> event) {
        String data = event.data();
        try {
            T value = data == null ? null : codec.decode(data.getBytes(StandardCharsets.UTF_8));
            return new Event<>(value, event.id(), event.name(), event.retry(), null);
        } catch (JsonException e) {
            throw answer.unexpected("sent an event that is not expected: " + e.getMessage(), e);
        }
    }
}
