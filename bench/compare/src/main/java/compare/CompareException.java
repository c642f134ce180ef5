package compare;

/** The comparison cannot go on; the message says what to do. */
final class CompareException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CompareException(String message) {
        super(message);
    }
}
