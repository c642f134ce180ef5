package dev.corten.testing;

import dev.corten.http.Headers;
import dev.corten.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link TestRequest}, read to its end.
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

    /** The whole answer as in a transcript: status, header fields, an empty line, the content. */
    @Override
    public String toString() {
        var text = new StringBuilder().append(status).append('\n');
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n').append(body()).toString();
    }
}
