package dev.corten.client;

import dev.corten.json.JsonCodec;
import dev.corten.json.JsonException;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The elements of an answer, each read when it is asked for. */
final class Elements<T extends @Nullable Object> implements Iterator<T> {
    private final Answer answer;
    private final AutoCloseable connection;
    private final Split split;
    private final JsonCodec<T> codec;
    private byte @Nullable [] next;
    private long count;
    private boolean ended;

    private Elements(Answer answer, AutoCloseable connection, Split split, JsonCodec<T> codec) {
        this.answer = answer;
        this.connection = connection;
        this.split = split;
        this.codec = codec;
    }

    /** The elements that {@code split} finds in {@code content}, which is closed with the stream, by its end and by an error. */
    static <T extends @Nullable Object> Stream<T> stream(
            Answer answer, AnswerStream content, Split split, JsonCodec<T> codec) {
        var elements = new Elements<>(answer, content, split, codec);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED), false)
                .onClose(content::close);
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                next = split.next();
            } catch (IOException e) {
                throw failed("broke off after " + count + " elements: " + e.getMessage(), e);
            }
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public T next() {
        byte[] element = hasNext() ? next : null;
        if (element == null) {
            throw new NoSuchElementException();
        }
        next = null;
        try {
            return codec.decode(element);
        } catch (JsonException e) {
            throw failed("answered what is not expected, element " + count + ": " + e.getMessage(), e);
        } finally {
            count++;
        }
    }

    private ClientException failed(String what, Exception cause) {
        ended = true;
        try {
            connection.close();
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
        return answer.unexpected(what, cause);
    }
}
