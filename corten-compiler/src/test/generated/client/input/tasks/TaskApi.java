package tasks;

import dev.corten.client.Client;
import dev.corten.http.ApiException;
import dev.corten.http.Body;
import dev.corten.http.Cookie;
import dev.corten.http.Default;
import dev.corten.http.Delete;
import dev.corten.http.Events;
import dev.corten.http.Form;
import dev.corten.http.Get;
import dev.corten.http.Header;
import dev.corten.http.Ndjson;
import dev.corten.http.NoContent;
import dev.corten.http.Post;
import dev.corten.http.Produces;
import dev.corten.http.Put;
import dev.corten.http.Query;
import dev.corten.http.Redirect;
import dev.corten.http.Reply;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import dev.corten.http.Upload;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that a client can send and read. */
@Client
@Routes("/tasks")
public interface TaskApi {
    @Get
    Reply<List<Task>> list(
            @Query @Default("20") int limit, @Query @Nullable Level level, @Query List<Level> not, @Query Paging paging);

    @Get("/{id}/notes/{name}")
    Task get(UUID id, String name, @Header Optional<Level> one, @Header("X-Trace") String trace, @Cookie String session)
            throws NotFound, Failure, InterruptedException;

    @Post
    @Status(201)
    Task create(@Body Task answer) throws Invalid;

    @Put("/{id}/login")
    void login(UUID id, @Form String user, @Form Level level);

    @Put("/{id}/image")
    String image(UUID id, @Body byte[] image);

    @Put("/files/{path...}")
    Reply<NoContent> upload(String path, @Body InputStream file);

    @Delete("/{id}")
    @Deprecated
    Stream<Task> delete(UUID id);

    @Get("/lines")
    Ndjson<Task> lines();

    @Get("/either")
    @Produces({"application/json", "application/x-ndjson"})
    Stream<Task> either();

    @Get("/{id}/events")
    Events<Task> events(UUID id, @Header Optional<String> lastEventId) throws NotFound;

    @Get("/log")
    Reply<Events<String>> log();

    @Get("/report")
    @Produces("text/csv")
    String report();

    @Get("/{id}/picture")
    @Produces("image/png")
    Reply<byte[]> picture(UUID id);

    @Post("/{id}/picture")
    Redirect send(UUID id, @Form Picture picture);

    @Post("/{id}/scan")
    @Status(202)
    void scan(UUID id, @Form Upload file, @Form List<Upload> more);

    @Get("/{id}/file")
    Response file(UUID id) throws Failure;

    record Picture(String title, Optional<Upload> content) {}

    record Task(UUID id, String title) {}

    record Paging(Optional<UUID> after, @Nullable Level lowest) {}

    enum Level {
        LOW,
        HIGH
    }

    @Status(404)
    final class NotFound extends ApiException {
        public NotFound(String name) {
            super("no " + name);
        }
    }

    @Status(400)
    final class Invalid extends ApiException {
        public Invalid(String message) {
            super(message);
        }
    }

    abstract sealed class Failure extends ApiException {
        private Failure(String message) {
            super(message);
        }

        @Status(409)
        public static final class Conflict extends Failure {
            public Conflict() {
                super("conflict");
            }
        }

        @Status(503)
        public static final class Busy extends Failure {
            public Busy(String message) {
                super(message);
            }
        }
    }
}
