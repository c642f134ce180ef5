package dev.corten.http;

/** The client does not say which state it means (RFC 6585, section 3). */
@Status(428)
public final class PreconditionRequired extends ApiException {
    private static final long serialVersionUID = 1;

    /** Says so. */
    public PreconditionRequired() {
        super("If-Match must say which state is meant");
    }
}
