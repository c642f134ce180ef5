package tasks;

import dev.corten.http.ApiException;
import dev.corten.http.Delete;
import dev.corten.http.Get;
import dev.corten.http.Put;
import dev.corten.http.Request;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import java.io.IOException;

@Routes("/tasks")
class TaskRoutes {
    @Status(404)
    static class NotFound extends ApiException {
        NotFound(String message) {
            super(message);
        }
    }

    static final class TaskNotFound extends NotFound {
        TaskNotFound() {
            super("no such task");
        }
    }

    static final class Locked extends ApiException {
        Locked() {
            super("locked");
        }
    }

    record User(String name) {
        static User from(Request request) throws Locked {
            throw new Locked();
        }
    }

    @Get("/{id}")
    String get(String id) throws TaskNotFound, IOException, InterruptedException, IllegalStateException {
        return "";
    }

    abstract static sealed class TaskError extends ApiException {
        TaskError(String message) {
            super(message);
        }
    }

    @Status(409)
    static final class Conflict extends TaskError {
        Conflict() {
            super("somebody else changed it");
        }
    }

    static final class Expired extends TaskError {
        Expired() {
            super("expired");
        }
    }

    @Put("/{id}")
    void put(String id) throws TaskError {}

    @Delete("/{id}")
    void delete(String id, User user) throws Locked {}
}
