package tasks;

import dev.corten.http.ApiException;
import dev.corten.http.Status;

/** What the client sent has the right shape and breaks a rule of tasks. */
@Status(400)
public final class InvalidTask extends ApiException {
    private static final long serialVersionUID = 1;

    /** {@code message} names the rule. */
    public InvalidTask(String message) {
        super(message);
    }
}
