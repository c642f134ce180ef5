package dev.corten.json;

import java.io.IOException;

/** Carries the parser's failure past codecs, which cannot do anything about it. */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final IOException failure;

    Malformed(IOException failure) {
        super(null, null, false, false);
        this.failure = failure;
    }

    IOException failure() {
        return failure;
    }
}
