package dev.corten.client;

import dev.corten.http.ErrorName;
import dev.corten.http.Reply;
import dev.corten.json.JsonCodec;
import dev.corten.json.JsonException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a service answered to a {@link Call}; for generated code. */
public final class Answer {
    private static final int EXCERPT = 1000;
    private static final int FIRST_ERROR = 400;

    private final String call;
    private final HttpResponse<byte[]> response;
    private final @Nullable ErrorName error;

    Answer(String call, HttpResponse<byte[]> response) {
        this.call = call;
        this.response = response;
        this.error = response.statusCode() < FIRST_ERROR
                ? null
                : ErrorName.read(response.headers().firstValue(ErrorName.FIELD).orElse(null));
    }

    /** Whether the route threw the exception of that simple name and status. */
    public boolean threw(String name, int status) {
        return error != null && error.type().equals(name) && response.statusCode() == status;
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
            return codec.decode(response.body());
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
        require(status, "text/plain");
        return body();
    }

    /**
     * Nothing.
     *
     * @throws ClientException if the status is another one
     */
    public void nothing(int status) {
        require(status, "");
    }

    /** {@code body} with the header fields. */
    public <T> Reply<T> reply(T body) {
        List<String> fields = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> fields.addAll(List.of(name, value))));
        return new Reply<>(body, fields);
    }

    private void require(int status, String mediaType) {
        if (response.statusCode() != status) {
            throw unexpected("answered " + response.statusCode(), null);
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith(mediaType)) {
            throw unexpected("answered " + (type.isEmpty() ? "no content" : type) + " instead of " + mediaType, null);
        }
    }

    private ClientException unexpected(String what, @Nullable Throwable cause) {
        String id = response.headers().firstValue("X-Request-Id").orElse(null);
        String body = body();
        String excerpt = body.length() <= EXCERPT ? body : body.substring(0, EXCERPT);
        String message = call + " " + what + (id == null ? "" : " (request " + id + ")")
                + (excerpt.isEmpty() ? "" : ": " + excerpt);
        return new ClientException(message, response.statusCode(), excerpt, id, cause);
    }

    private String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
