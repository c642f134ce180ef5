package tasks;

import dev.corten.http.ApiException;
import dev.corten.http.Body;
import dev.corten.http.Cookie;
import dev.corten.http.Default;
import dev.corten.http.Delete;
import dev.corten.http.EntityTag;
import dev.corten.http.Events;
import dev.corten.http.Form;
import dev.corten.http.Get;
import dev.corten.http.Header;
import dev.corten.http.Html;
import dev.corten.http.Ndjson;
import dev.corten.http.NoContent;
import dev.corten.http.Patch;
import dev.corten.http.Post;
import dev.corten.http.PreconditionFailed;
import dev.corten.http.Preconditions;
import dev.corten.http.Produces;
import dev.corten.http.Put;
import dev.corten.http.Query;
import dev.corten.http.Redirect;
import dev.corten.http.Reply;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.SetCookie;
import dev.corten.http.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All kinds of parameters, results and errors. */
@Routes("/tasks")
class TaskRoutes {
    record Task(UUID id, String title) {}

    record CreateTask(String title) {}

    enum Sort {
        NEWEST,
        OLDEST
    }

    record User(String name) {
        static User from(Request request) throws Unauthorized {
            throw new Unauthorized();
        }
    }

    @Status(401)
    static final class Unauthorized extends ApiException {
        Unauthorized() {
            super("Who are you?");
        }
    }

    @Status(404)
    static sealed class NotFound extends ApiException {
        NotFound(String what) {
            super(what + " not found");
        }
    }

    @Status(410)
    static final class Deleted extends NotFound {
        Deleted() {
            super("task");
        }
    }

    /** Lists tasks. */
    @Get
    Reply<List<Task>> list(
            @Query @Default("20") int limit,
            @Query @Default("0") long offset,
            @Query @Nullable Sort sort,
            @Query("then") @Default("oldest") Sort second,
            @Query List<String> tags,
            @Header Optional<UUID> traceParent,
            @Cookie String session,
            @Query @Nullable Boolean done) {
        return Reply.of(List.of());
    }

    /** Has a default of each type. */
    @Get("/defaults")
    String defaults(
            @Query @Default("a \"b\"") String text,
            @Query @Default("-1") double number,
            @Query @Default("true") boolean flag,
            @Query @Default("00000000-0000-4000-8000-000000000000") UUID id,
            @Query @Default("2026-01-31T12:00:00Z") Instant time,
            @Query @Default("2026-01-31") LocalDate day,
            @Query @Default("0.10") BigDecimal price) {
        return text;
    }

    record Paging(@Default("20") int limit, @Nullable UUID after, List<Sort> sort) {
        Paging {
            if (limit > 100) {
                throw new IllegalArgumentException("limit must be at most 100");
            }
        }
    }

    record Login(String user, @dev.corten.json.Name("pass-word") String password) {}

    @Get("/files/{name...}")
    Task file(String name, @Query Paging paging) {
        return new Task(UUID.randomUUID(), name);
    }

    @Post("/login/{id}")
    void login(int id, @Form Login login, @Form @Default("false") boolean remember) {}

    @Put("/{id}/image")
    void image(UUID id, @Body byte[] image) {}

    @Put("/{id}/video")
    void video(UUID id, @Body java.io.InputStream video) {}

    @Get("/{id}/comments/{comment}")
    Task comment(String comment, UUID id) throws NotFound, Deleted, InterruptedException, IllegalStateException {
        throw new Deleted();
    }

    @Post
    @Status(201)
    Task create(User user, @Body CreateTask input) throws Unauthorized {
        return new Task(UUID.randomUUID(), input.title());
    }

    @Put("/{id}")
    Response replace(Request request, UUID id, @Body List<CreateTask> target) {
        return Response.of(202);
    }

    @Delete("/{id}")
    void delete(UUID id) throws NotFound {}

    @Delete
    void delete() {}

    @Patch("/{e}")
    @Status(202)
    String patch(int e, @Query String request) {
        return request + e;
    }

    @Get("/all")
    Stream<Task> all() {
        return Stream.of();
    }

    @Get("/export")
    @Status(203)
    Ndjson<List<Task>> export() {
        return Ndjson.of(Stream.of());
    }

    @Get("/recent")
    Reply<Stream<Task>> recent(@Query int request) throws NotFound {
        return Reply.of(Stream.of());
    }

    @Get("/events")
    Events<Task> events(@Header Optional<Long> lastEventId) {
        return Events.of(out -> {});
    }

    @Get("/lines")
    Reply<Events<String>> lines() {
        return Reply.of(Events.of(out -> {}));
    }

    @Get("/page")
    Html page() {
        return Html.of("<p>Tasks");
    }

    @Post("/logout")
    Reply<Redirect> logout() {
        return Reply.of(Redirect.to("/")).cookie(SetCookie.forget("session"));
    }

    @Get("/old")
    @Status(308)
    Redirect old() {
        return Redirect.to("/tasks");
    }

    @Put("/{id}/title")
    Reply<NoContent> title(UUID id, @Query String title, Preconditions preconditions) throws PreconditionFailed {
        preconditions.check(EntityTag.of(7));
        return Reply.empty().etag(EntityTag.of(8));
    }

    @Get("/count")
    Reply<String> count() {
        return Reply.of("7");
    }

    @Get("/either")
    @Produces({"application/x-ndjson", "application/json"})
    Stream<Task> either(@Query int accepted) throws NotFound {
        return Stream.of();
    }

    @Get("/csv")
    @Produces("text/csv")
    String csv() {
        return "";
    }

    @Get("/{id}/png")
    @Produces("image/png")
    Reply<byte[]> png(UUID id) {
        return Reply.of(new byte[0]);
    }
}
