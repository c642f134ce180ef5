package dev.corten.http;

/** Carries a {@link Rejection} from where a request was found wanting to the router, which answers with it. */
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Rejection rejection;

    /** Carries {@code rejection}. It is an answer, not a fault: it has no stack trace. */
    public RejectedException(Rejection rejection) {
        super(rejection.detail(), null, false, false);
        this.rejection = rejection;
    }

    /** Why the request was refused. */
    public Rejection rejection() {
        return rejection;
    }
}
