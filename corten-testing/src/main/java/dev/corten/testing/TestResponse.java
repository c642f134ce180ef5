package dev.corten.testing;

import dev.corten.http.Headers;
import dev.corten.http.Response;
import dev.corten.json.JsonCodec;
import dev.corten.json.JsonException;
import dev.corten.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * The answer to a {@link TestRequest}, read to its end. What it {@code has…} is asserted one after the other; a failure
 * shows the whole answer.
 *
 * <pre>{@code
 * app.post("/tasks").json("{\"title\":\"Buy milk\"}").send()
 *         .hasStatus(201)
 *         .hasJson("""
 *                 {"id": "<uuid>", "title": "Buy milk", "status": "pending", "created_at": "<instant>"}
 *                 """);
 * }</pre>
 *
 * @param status the status code
 * @param headers the header fields
 * @param bytes the content
 */
public record TestResponse(int status, Headers headers, byte[] bytes) {

    static TestResponse of(Response response) throws IOException {
        var fields = new ArrayList<String>();
        response.forEachHeader((name, value) -> {
            fields.add(name);
            fields.add(value);
        });
        return new TestResponse(
                response.status(),
                Headers.of(fields.toArray(String[]::new)),
                response.content().bytes());
    }

    /** The value of the first header field of that name, in any case. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The content as text in UTF-8. */
    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The content as a value of a type.
     *
     * @throws AssertionError if the content is not the JSON of one, with everything that is wrong
     */
    public <T extends @Nullable Object> T read(JsonCodec<T> codec) {
        try {
            return codec.decode(bytes);
        } catch (JsonException e) {
            throw new AssertionFailedError("the content does not fit: " + e.getMessage() + "\n" + this, e);
        }
    }

    /**
     * Asserts the status code.
     *
     * @throws AssertionError if it is another one
     */
    public TestResponse hasStatus(int expected) {
        if (status != expected) {
            throw new AssertionFailedError("expected status " + expected + ", was " + this, expected, status);
        }
        return this;
    }

    /**
     * Asserts a header field, of whose name there may be others.
     *
     * @throws AssertionError if there is no such field
     */
    public TestResponse hasHeader(String name, String value) {
        if (!headers.all(name).contains(value)) {
            throw new AssertionFailedError(
                    "expected the header field " + name + ": " + value + ", was\n" + this, value, header(name));
        }
        return this;
    }

    /**
     * Asserts the whole content as text.
     *
     * @throws AssertionError if it is another one
     */
    public TestResponse hasBody(String expected) {
        if (!body().equals(expected)) {
            throw new AssertionFailedError("expected the content\n" + expected + "\nwas\n" + this, expected, body());
        }
        return this;
    }

    /**
     * Asserts the whole content as JSON: the same values, whatever the order of fields, the white space, and the form of
     * numbers. The strings {@code <any>}, {@code <string>}, {@code <number>}, {@code <uuid>} and {@code <instant>} stand for
     * any value of that kind.
     *
     * @throws AssertionError if it differs, with each place and what is there
     */
    public TestResponse hasJson(String expected) {
        return json(expected, false);
    }

    /**
     * Asserts a part of the content as JSON, as {@link #hasJson} does; objects may have further fields.
     *
     * @throws AssertionError if something of it differs or is missing
     */
    public TestResponse containsJson(String expected) {
        return json(expected, true);
    }

    private TestResponse json(String expected, boolean others) {
        JsonValue wanted = JsonLines.read("what the test expects", expected);
        JsonValue actual = JsonLines.read("the content", body());
        List<String> differences = JsonComparison.of(wanted, actual, others);
        if (!differences.isEmpty()) {
            throw new AssertionFailedError(
                    "the JSON is not what is expected:\n  " + String.join("\n  ", differences) + "\nin\n"
                            + JsonLines.of(actual),
                    JsonLines.of(wanted),
                    JsonLines.of(actual));
        }
        return this;
    }

    /** The whole answer as in a transcript: status, header fields, an empty line, the content. */
    @Override
    public String toString() {
        var text = new StringBuilder().append(status).append('\n');
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n').append(body()).toString();
    }
}
