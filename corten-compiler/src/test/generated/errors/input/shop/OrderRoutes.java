package shop;

import dev.corten.http.ApiException;
import dev.corten.http.Delete;
import dev.corten.http.Routes;
import dev.corten.http.Status;

@Routes("/orders")
class OrderRoutes {
    abstract static sealed class OrderError extends ApiException {
        OrderError(String message) {
            super(message);
        }
    }

    @Status(404)
    static final class OrderNotFound extends OrderError {
        OrderNotFound() {
            super("no such order");
        }
    }

    /** The order is paid already: nothing of it can be changed. */
    @Status(409)
    static final class OrderPaid extends OrderError {
        OrderPaid() {
            super("paid already");
        }
    }

    @Status(403)
    static final class Forbidden extends ApiException {
        Forbidden() {
            super("not yours");
        }
    }

    @Delete("/{id}")
    void cancel(long id) throws OrderError, Forbidden {}
}
