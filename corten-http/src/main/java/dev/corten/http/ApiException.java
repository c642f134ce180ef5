package dev.corten.http;

/**
 * An error that a handler answers with: a checked exception, so that {@code throws} says which errors a handler has and
 * the compiler sees them. The class says its status by {@link Status}; the message is for the client.
 *
 * <pre>{@code
 * @Status(404)
 * public final class TaskNotFound extends ApiException {
 *     public TaskNotFound(UUID id) { super("Task with id " + id + " not found"); }
 * }
 * }</pre>
 */
public abstract class ApiException extends Exception {
    private static final long serialVersionUID = 1;

    /** An error that tells the client {@code message}. It is an answer, not a fault: it has no stack trace. */
    protected ApiException(String message) {
        super(message, null, true, false);
    }

    /** An error that tells the client {@code message}; {@code cause} is for the log only. */
    protected ApiException(String message, Throwable cause) {
        super(message, cause, true, false);
    }
}
