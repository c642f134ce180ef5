package dev.corten.http;

/** The state is not the one that the client means. */
@Status(412)
public final class PreconditionFailed extends ApiException {
    private static final long serialVersionUID = 1;

    /** Says so. */
    public PreconditionFailed() {
        super("The state has changed since it was read");
    }
}
