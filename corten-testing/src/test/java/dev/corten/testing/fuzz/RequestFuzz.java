package dev.corten.testing.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.corten.http.Extraction;
import dev.corten.http.In;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.http.Scalar;
import dev.corten.testing.TestApp;
import dev.corten.testing.TestResponse;
import java.util.List;

/** A target, a cookie, another field and a media type, a line each, are taken or refused, and never a 5xx. */
public final class RequestFuzz {
    private static final TestApp APP =
            TestApp.of(Router.of(() -> List.of(Route.of("POST", "/a/{id}/{rest...}", "values", RequestFuzz::values))));

    private RequestFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String[] lines = new String(data, ISO_8859_1).split("\n", 4);
        TestResponse response = APP.post("/a/" + lines[0])
                .header("Cookie", lines.length > 1 ? lines[1] : "")
                .header("X-Day", lines.length > 2 ? lines[2] : "")
                .content(lines.length > 3 ? lines[3] : "text/plain", new byte[] {'1'})
                .send();
        if (response.status() >= 500) {
            throw new IllegalStateException(response.toString());
        }
    }

    private static Response values(Request request) {
        var values = Extraction.of(request);
        String text = ofHead(values) + values.nullable(In.FORM, "f", Scalar.STRING);
        values.check();
        return Response.text(text);
    }

    /** Values of each place in the head of a request for {@code /a/{id}/{rest...}}. */
    public static String ofHead(Extraction values) {
        return values.path(0, "id", Scalar.STRING)
                + values.path(1, "rest", Scalar.STRING)
                + values.required(In.QUERY, "n", Scalar.DOUBLE)
                + values.optional(In.QUERY, "t", Scalar.INSTANT)
                + values.list(In.QUERY, "u", Scalar.UUID)
                + values.nullable(In.HEADER, "X-Day", Scalar.LOCAL_DATE)
                + values.nullable(In.COOKIE, "c", Scalar.LONG);
    }
}
