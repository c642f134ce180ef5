package tasks;

import dev.corten.client.Client;
import dev.corten.http.Get;
import dev.corten.http.Request;
import dev.corten.http.Routes;
import dev.corten.sql.Db;
import java.time.Duration;

/** What a load balancer asks: is the process alive, and should it get requests. */
@Client
@Routes("/health")
public final class HealthRoutes {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Db db;

    /** Asks {@code db} whether it answers. */
    public HealthRoutes(Db db) {
        this.db = db;
    }

    /** Says that the process is alive. */
    @Get
    Health live() {
        return Health.OK;
    }

    /** Says whether the service can serve: the database answers and the server is not shutting down. */
    @Get("/ready")
    Health ready(Request request) throws NotReady {
        if (request.draining()) {
            throw new NotReady("The server is shutting down");
        }
        if (!db.answers(LIMIT)) {
            throw new NotReady("The database does not answer");
        }
        return Health.OK;
    }
}
