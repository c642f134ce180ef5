package dev.corten.client;

import org.jspecify.annotations.Nullable;

/**
 * The content of an answer.
 *
 * @param bytes all of it, if it was read to its end
 * @param stream what it is read from while it comes, or {@code null}
 */
record Received(byte[] bytes, @Nullable AnswerStream stream) {
    static final Received NOTHING = new Received(new byte[0]);

    Received(byte[] bytes) {
        this(bytes, null);
    }

    Received(AnswerStream stream) {
        this(new byte[0], stream);
    }
}
