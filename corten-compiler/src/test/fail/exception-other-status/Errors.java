package tasks;

import dev.corten.http.ApiException;
import dev.corten.http.Status;

class Errors {
    @Status(404)
    static class TaskNotFound extends ApiException {
        TaskNotFound(String message) {
            super(message);
        }
    }

    @Status(410)
    static final class TaskGone extends TaskNotFound {
        TaskGone() {
            super("gone");
        }
    }

    /** The same status again is none of another. */
    @Status(404)
    static class Missing extends TaskNotFound {
        Missing() {
            super("missing");
        }
    }

    static final class Unknown extends Missing {}

    @Status(400)
    abstract static sealed class Invalid extends ApiException {
        Invalid() {
            super("invalid");
        }
    }

    @Status(422)
    static final class Blank extends Invalid {}

    static non-sealed class Other extends Invalid {}

    @Status(409)
    static final class Conflict extends Other {}
}
