package dev.corten.client;

import dev.corten.http.Content;
import dev.corten.http.ErrorName;
import dev.corten.http.Events;
import dev.corten.http.Redirect;
import dev.corten.http.Reply;
import dev.corten.http.Response;
import dev.corten.http.WebSocket;
import dev.corten.json.JsonCodec;
import dev.corten.json.JsonException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a service answered to a {@link Call}; for generated code. */
public final class Answer {
    private static final int EXCERPT = 1000;
    private static final int FIRST_ERROR = 400;
    private static final int SWITCHING = 101;

    /**
     * What one connection says to the other (RFC 9110, section 7.6.1), and what a server says of its own message: who passes an answer
     * on says that of the message that it sends.
     */
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "connection",
            "keep-alive",
            "transfer-encoding",
            "upgrade",
            "trailer",
            "content-length",
            "date",
            "x-request-id");

    private final String call;
    private final long maxContent;
    private final int status;
    private final HttpHeaders headers;
    private final Received content;
    private final @Nullable WebSocket socket;
    private final @Nullable ErrorName error;

    private Answer(
            String call,
            long maxContent,
            int status,
            HttpHeaders headers,
            Received content,
            @Nullable WebSocket socket) {
        this.call = call;
        this.maxContent = maxContent;
        this.status = status;
        this.headers = headers;
        this.content = content;
        this.socket = socket;
        this.error = status < FIRST_ERROR
                ? null
                : ErrorName.read(headers.firstValue(ErrorName.FIELD).orElse(null));
    }

    /** The answer {@code response} with {@code content}, whose elements, if it is read while it comes, have at most so many bytes. */
    static Answer of(String call, long maxContent, HttpResponse<?> response, Received content) {
        return new Answer(call, maxContent, response.statusCode(), response.headers(), content, null);
    }

    /** The answer that opens {@code socket}. */
    static Answer opened(String call, WebSocket socket) {
        return new Answer(call, 0, SWITCHING, HttpHeaders.of(Map.of(), (_, _) -> true), Received.NOTHING, socket);
    }

    /** Whether the route threw the exception of that simple name and status. */
    public boolean threw(String name, int status) {
        boolean threw = error != null && error.type().equals(name) && this.status == status;
        if (threw && content.stream() != null) {
            content.stream().close();
        }
        return threw;
    }

    /** The message of the exception that the route threw. */
    public String message() {
        return Objects.requireNonNull(error, "no exception").message();
    }

    /**
     * The content as JSON.
     *
     * @throws ClientException if the status is another one, or the content does not fit
     */
    public <T extends @Nullable Object> T json(int status, JsonCodec<T> codec) {
        require(status, "application/json");
        try {
            return codec.decode(content.bytes());
        } catch (JsonException e) {
            throw unexpected("answered what is not expected: " + e.getMessage(), e);
        }
    }

    /**
     * The content as text.
     *
     * @throws ClientException if the status is another one, or the content is no text
     */
    public String text(int status) {
        return text(status, "text/plain");
    }

    /** The same as text of that media type. */
    public String text(int status, String mediaType) {
        require(status, mediaType);
        return body();
    }

    /**
     * The content as it is.
     *
     * @throws ClientException if the status or the type is another one
     */
    public byte[] bytes(int status, String mediaType) {
        require(status, mediaType);
        return content.bytes();
    }

    /**
     * The elements of a JSON array, read while they come. The stream must be closed, unless it is read to its end.
     *
     * @throws ClientException if the status or the type is another one; the stream, if the content breaks off or an element does
     *     not fit or is too large
     */
    public <T extends @Nullable Object> Stream<T> array(int status, JsonCodec<T> codec) {
        AnswerStream in = stream(status, "application/json");
        return Elements.stream(this, in, new ArrayElements(in, maxContent), codec);
    }

    /** The same of JSON on a line each. */
    public <T extends @Nullable Object> Stream<T> lines(int status, JsonCodec<T> codec) {
        AnswerStream in = stream(status, "application/x-ndjson");
        return Elements.stream(this, in, new Lines(in, maxContent), codec);
    }

    /**
     * Events, whose data is JSON, read while they come. They may be asked for once.
     *
     * @throws ClientException if the status or the type is another one; their source, if the content breaks off or an event does
     *     not fit or is too large
     */
    public <T> Events<T> events(int status, JsonCodec<T> codec) {
        return ReceivedEvents.of(this, stream(status, "text/event-stream"), maxContent, codec);
    }

    /** The same whose data is text. */
    public Events<String> events(int status) {
        return ReceivedEvents.of(this, stream(status, "text/event-stream"), maxContent);
    }

    /**
     * Where it leads.
     *
     * @throws ClientException if the status is another one, or it leads nowhere
     */
    public Redirect redirect(int status) {
        require(status, "");
        String location = headers.firstValue("Location").orElse("");
        try {
            return new Redirect(location);
        } catch (IllegalArgumentException e) {
            throw unexpected("answered a redirect to \"" + location + "\"", e);
        }
    }

    /**
     * All of it, whatever its status, without the header fields that are about the connection or the message itself. Its content is read while it
     * comes; its stream must be closed, unless it is read to its end.
     */
    public Response response() {
        List<String> fields = fields();
        Response response = Response.of(status);
        for (int i = 0; i < fields.size(); i += 2) {
            response = response.header(fields.get(i), fields.get(i + 1));
        }
        AnswerStream in = content.stream();
        return in == null
                ? response.content(Content.of(content.bytes()))
                : response.content(Content.of(
                        in, headers.firstValueAsLong("Content-Length").orElse(-1)));
    }

    /**
     * The WebSocket that it opens.
     *
     * @throws ClientException if it opens none
     */
    public WebSocket socket() {
        if (socket == null) {
            throw unexpected("answered " + status + " instead of opening a WebSocket", null);
        }
        return socket;
    }

    /**
     * Nothing.
     *
     * @throws ClientException if the status is another one
     */
    public void nothing(int status) {
        require(status, "");
    }

    /** {@code body} with the header fields, but for those that are about the connection or the message itself. */
    public <T> Reply<T> reply(T body) {
        return new Reply<>(body, fields());
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>();
        headers.map().forEach((name, values) -> {
            if (!OF_THE_MESSAGE.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> fields.addAll(List.of(name, value)));
            }
        });
        return fields;
    }

    private AnswerStream stream(int status, String mediaType) {
        AnswerStream stream = content.stream();
        try {
            require(status, mediaType);
        } catch (ClientException e) {
            if (stream != null) {
                stream.close();
            }
            throw e;
        }
        return Objects.requireNonNull(stream, "the call was opened");
    }

    private void require(int status, String mediaType) {
        if (this.status != status) {
            throw unexpected("answered " + this.status, null);
        }
        String type = headers.firstValue("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith(mediaType)) {
            throw unexpected("answered " + (type.isEmpty() ? "no content" : type) + " instead of " + mediaType, null);
        }
    }

    /** Tells that the service {@code what}. */
    ClientException unexpected(String what, @Nullable Throwable cause) {
        String id = headers.firstValue("X-Request-Id").orElse(null);
        String body = body();
        String excerpt = body.length() <= EXCERPT ? body : body.substring(0, EXCERPT);
        String message = call + " " + what + (id == null ? "" : " (request " + id + ")")
                + (excerpt.isEmpty() ? "" : ": " + excerpt);
        return new ClientException(message, status, excerpt, id, cause);
    }

    private String body() {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
