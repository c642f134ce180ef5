package dev.corten.http;

import dev.corten.http.internal.Attachment;
import dev.corten.http.internal.Disk;
import dev.corten.http.internal.EventStream;
import dev.corten.http.internal.FileTypes;
import dev.corten.http.internal.FoundFile;
import dev.corten.http.internal.HttpDates;
import dev.corten.http.internal.Items;
import dev.corten.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A response: status, header fields and content. Immutable: each change gives a new one.
 *
 * <p>Names and values of header fields are checked where they are set; one that could split the response (CR, LF, NUL and
 * the other control characters, or what does not fit into ISO 8859-1) is an {@link IllegalArgumentException}.
 *
 * <pre>{@code
 * Response.text("moved").status(308).header("Location", "/tasks")
 * }</pre>
 */
public final class Response {
    private static final int SEE_OTHER = 303;
    private static final HeaderField JSON = new HeaderField("Content-Type", "application/json", null);
    private static final HeaderField NDJSON = new HeaderField("Content-Type", "application/x-ndjson", null);
    private static final HeaderField EVENTS = new HeaderField("Content-Type", "text/event-stream", null);

    private final int status;
    private final @Nullable HeaderField fields;
    private final Content content;
    private final @Nullable Problem problem;
    private final boolean written;

    private Response(
            int status, @Nullable HeaderField fields, Content content, @Nullable Problem problem, boolean written) {
        this.status = status;
        this.fields = fields;
        this.content = content;
        this.problem = problem;
        this.written = written;
    }

    /** A response of that status without content. */
    public static Response of(int status) {
        return new Response(status, null, Content.empty(), null, true);
    }

    /** 200 with {@code text} as {@code text/plain; charset=utf-8}. */
    public static Response text(String text) {
        return bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** 200 with {@code text} in UTF-8 as {@code contentType}. */
    public static Response text(String contentType, String text) {
        return bytes(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** 200 with {@code page} as {@code text/html; charset=utf-8}. */
    public static Response html(Html page) {
        return bytes("text/html; charset=utf-8", page.text().getBytes(StandardCharsets.UTF_8));
    }

    /** 303 to where {@code redirect} leads. */
    public static Response redirect(Redirect redirect) {
        return of(SEE_OTHER).header("Location", redirect.location());
    }

    /**
     * 200 with the file {@code path}: its type by the end of its name, {@code ETag}, {@code Last-Modified}, and ranges of
     * its bytes for clients that ask for some. The router answers 304, 206, 412 and 416 where the request says so.
     *
     * <p>The path is the program's: one that is made of what a client sent leads anywhere; {@link StaticFiles} guards a folder.
     *
     * <pre>{@code
     * return Response.file(invoices.resolve(invoice.id() + ".pdf")).download(invoice.number() + ".pdf");
     * }</pre>
     *
     * @throws RejectedException with status 404 if there is no such file
     * @throws UncheckedIOException if it cannot be looked at
     */
    public static Response file(Path path) {
        try {
            FoundFile file = Disk.run(() -> FoundFile.at(path));
            if (file != null) {
                Response head = new Response(200, null, Content.empty(), null, true)
                        .header("Content-Type", FileTypes.of(path.toString()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Accept-Ranges", "bytes");
                return file.of(head);
            }
        } catch (NoSuchFileException missing) {
            // As if it were a folder.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new RejectedException(new Rejection.NotFound(String.valueOf(path.getFileName())));
    }

    /** 200 with {@code value} as {@code application/json}. */
    public static <T extends @Nullable Object> Response json(JsonCodec<T> codec, T value) {
        return new Response(200, JSON, Content.of(codec.encode(value)), null, true);
    }

    /** 200 with the body of {@code reply} as {@code application/json}, and its header fields. */
    public static <T> Response reply(JsonCodec<T> codec, Reply<T> reply) {
        return reply(reply, body -> json(codec, body));
    }

    /** 200 with what {@code body} makes of the body of {@code reply}, and its header fields. */
    public static <T> Response reply(Reply<T> reply, Function<T, Response> body) {
        Response response = body.apply(reply.body());
        List<String> headers = reply.headers();
        for (int i = 0; i < headers.size(); i += 2) {
            response = response.header(headers.get(i), headers.get(i + 1));
        }
        return response;
    }

    /**
     * 200 with {@code items} as a JSON array, written while it is read: any number of items takes the memory of one. The
     * first is read now, so that a source that fails at once is still an error with a status. Where a later one fails, the
     * connection is cut off. {@code items} is closed at the end of {@code request}, whatever happens.
     */
    public static <T extends @Nullable Object> Response array(
            Request request, JsonCodec<T> codec, Stream<? extends T> items) {
        return new Response(200, JSON, Items.array(request, codec, items), null, true);
    }

    /** The same with each item on a line of its own, as {@code application/x-ndjson}. */
    public static <T extends @Nullable Object> Response ndjson(Request request, JsonCodec<T> codec, Ndjson<T> items) {
        return new Response(200, NDJSON, Items.lines(request, codec, items.items()), null, true);
    }

    /**
     * 200 with {@code events}, whose data is JSON, as {@code text/event-stream}, until their source ends, the client goes
     * away or the server shuts down.
     */
    public static <T> Response events(Request request, JsonCodec<T> codec, Events<T> events) {
        return events(
                new EventStream<>(request, events, data -> new String(codec.encode(data), StandardCharsets.UTF_8)));
    }

    /** The same with texts as they are. */
    public static Response events(Request request, Events<String> events) {
        return events(new EventStream<>(request, events, text -> text));
    }

    private static Response events(Content content) {
        // nginx collects what it passes on, unless it is told not to.
        return new Response(200, EVENTS, content, null, true)
                .header("Cache-Control", "no-cache")
                .header("X-Accel-Buffering", "no");
    }

    /** 200 with {@code bytes}, which must not change any more, as {@code contentType}. */
    public static Response bytes(String contentType, byte[] bytes) {
        return new Response(200, HeaderField.of("Content-Type", contentType, null), Content.of(bytes), null, true);
    }

    /** An error that the {@link ErrorFormat} of the router is still to write. */
    public static Response problem(Problem problem) {
        return new Response(problem.status(), null, Content.empty(), problem, false);
    }

    /** The same with another status. */
    public Response status(int status) {
        return new Response(status, fields, content, problem, written);
    }

    /** The same with one header field more. A {@code Content-Type} takes the place of the one before. */
    public Response header(String name, String value) {
        HeaderField before = fields != null && name.equalsIgnoreCase("Content-Type") ? fields.without(name) : fields;
        return new Response(status, HeaderField.of(name, value, before), content, problem, written);
    }

    /** The same, which is of that state: the answer to a GET is a 304 for clients that have it. */
    public Response etag(EntityTag tag) {
        return without("ETag").header("ETag", tag.toString());
    }

    /** The same, whose state is of that time; HTTP knows it to the second. */
    public Response lastModified(Instant time) {
        return without("Last-Modified").header("Last-Modified", HttpDates.format(time));
    }

    /** The same with a cookie. */
    public Response cookie(SetCookie cookie) {
        return header("Set-Cookie", cookie.field());
    }

    /** The same, which browsers save under {@code name} instead of showing it. Any name will do (RFC 6266). */
    public Response download(String name) {
        return without("Content-Disposition").header("Content-Disposition", Attachment.field(name));
    }

    /** The same without the header fields of that name. */
    public Response without(String name) {
        return header(name) == null || fields == null
                ? this
                : new Response(status, fields.without(name), content, problem, written);
    }

    /** The same with that content. */
    public Response content(Content content) {
        return new Response(status, fields, content, problem, written);
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The content. */
    public Content content() {
        return content;
    }

    /** The value of the last header field of that name, in any case. */
    public @Nullable String header(String name) {
        for (HeaderField field = fields; field != null; field = field.before()) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }

    /** The error that this response tells of, if it does. It stays when the {@link ErrorFormat} has written it. */
    public @Nullable Problem problem() {
        return problem;
    }

    /** Calls {@code action} with each header field, in the order in which they were added. */
    public void forEachHeader(BiConsumer<String, String> action) {
        if (fields != null) {
            fields.forEach(action);
        }
    }

    /** Whether nothing is left to do for an {@link ErrorFormat}: it tells of no problem, or of one that is written. */
    public boolean written() {
        return written;
    }

    /** This problem in the form that {@code format} gave it: its content and header fields, and the fields of both. */
    Response writtenAs(Response format) {
        Response[] result = {new Response(status, fields, format.content, problem, true)};
        format.forEachHeader((name, value) -> result[0] = result[0].header(name, value));
        return result[0];
    }
}
