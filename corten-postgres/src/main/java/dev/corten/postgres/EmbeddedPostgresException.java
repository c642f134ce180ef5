package dev.corten.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL could not be unpacked, started or asked. The message says what to do. */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A failure that {@code message} explains completely. */
    public EmbeddedPostgresException(String message) {
        super(message);
    }

    /** A failure with its cause. */
    public EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
