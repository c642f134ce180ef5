package dev.corten.json;

/** Carries that a text is no JSON, or goes past a limit, past codecs, which cannot do anything about it. */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String what;
    private final int at;

    /** A text that {@code what}, at the index {@code at} of its bytes. */
    Malformed(String what, int at) {
        super(null, null, false, false);
        this.what = what;
        this.at = at;
    }

    /** What is wrong, in words that follow "the text". */
    String what() {
        return what;
    }

    /** The index among the bytes. */
    int at() {
        return at;
    }
}
