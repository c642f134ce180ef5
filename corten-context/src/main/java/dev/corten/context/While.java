package dev.corten.context;

/** What was being done when the exception failed that suppresses this: in a stack trace it shows there. */
final class While extends Exception {
    private static final long serialVersionUID = 1;

    private final String what;

    While(String what) {
        super(what, null, false, false);
        this.what = what;
    }

    String what() {
        return what;
    }
}
