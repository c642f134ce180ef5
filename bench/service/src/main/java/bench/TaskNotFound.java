package bench;

import dev.corten.http.ApiException;
import dev.corten.http.Status;
import java.util.UUID;

/** There is no task of that id. */
@Status(404)
public final class TaskNotFound extends ApiException {
    private static final long serialVersionUID = 1;

    /** There is no task {@code id}. */
    public TaskNotFound(UUID id) {
        super("Task with id " + id + " not found");
    }
}
