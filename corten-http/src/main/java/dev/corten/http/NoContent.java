package dev.corten.http;

/** The body of a {@link Reply} that has none: {@code Reply<NoContent>} is {@code void} with header fields. */
public enum NoContent {
    /** The only one. */
    INSTANCE
}
