package tasks;

import dev.corten.http.ApiException;
import dev.corten.http.Status;

/** The service should get no requests now. */
@Status(503)
public final class NotReady extends ApiException {
    private static final long serialVersionUID = 1;

    /** {@code message} says why. */
    public NotReady(String message) {
        super(message);
    }
}
