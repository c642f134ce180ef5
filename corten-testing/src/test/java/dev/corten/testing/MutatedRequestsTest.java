package dev.corten.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Extract;
import dev.corten.http.Extraction;
import dev.corten.http.In;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.http.Scalar;
import dev.corten.json.JsonCodecs;
import dev.corten.testing.fuzz.RequestFuzz;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever a target, a header field, a cookie or a form looks like, it is taken or refused, and never a 5xx. */
class MutatedRequestsTest {
    private static final long SEED = Long.getLong("corten.seed", 20260131);
    private static final int INPUTS = Integer.getInteger("corten.inputs", 100_000);
    private static final List<String> PIECES = List.of(
            "%", "%00", "%2F", "%zz", "%C3%A4", "%ff", "+", "&", "=", "?", "/", "//", "..", ";", "\"", ",", "é", "#");

    private final TestApp app = TestApp.of(Router.of(() -> List.of(
            Route.of("GET", "/a/{id}/{rest...}", "get", MutatedRequestsTest::values),
            Route.of(
                    "POST",
                    "/form",
                    "form",
                    r -> Response.text(Extract.required(r, In.FORM, "a", Scalar.STRING)
                            + Extract.list(r, In.FORM, "b", Scalar.DECIMAL))),
            Route.of(
                    "POST",
                    "/json",
                    "json",
                    r -> Response.json(JsonCodecs.VALUE, Extract.body(r, JsonCodecs.VALUE))))));

    private static Response values(Request request) {
        var values = Extraction.of(request);
        String text = RequestFuzz.ofHead(values);
        values.check();
        return Response.text(text);
    }

    @Test
    void anyRequestIsTakenOrRefused() {
        var random = new Random(SEED);
        Set<Integer> statuses = new TreeSet<>();
        for (int i = 0; i < INPUTS; i++) {
            TestRequest request =
                    switch (i % 4) {
                        case 0 ->
                            app.get(
                                            mutated(
                                                    random,
                                                    "/a/x%2Fy/b/c?n=1.5e3&t=2026-01-31T12:00:00Z&u=0198c1a2-0000-7000-8000-000000000001"))
                                    .header("Cookie", "c=1; d=\"2\"")
                                    .header("X-Day", "2026-01-31");
                        case 1 ->
                            app.get("/a/x/y?n=1")
                                    .header("Cookie", mutated(random, "a=b; c=12; d=\"x\""))
                                    .header("X-Day", mutated(random, "2026-01-31"));
                        case 2 ->
                            app.post("/form")
                                    .content(
                                            "application/x-www-form-urlencoded",
                                            mutated(random, "a=x%20y+z&b=1.5&b=-2e3")
                                                    .getBytes(UTF_8));
                        default ->
                            app.post("/json")
                                    .content(mutated(random, "application/json; charset=\"utf-8\""), new byte[] {'1'});
                    };
            TestResponse response = request.send();
            statuses.add(response.status());
            if (response.status() >= 500) {
                throw new AssertionError("seed " + SEED + ", number " + i + ": " + response);
            }
        }
        assertThat(statuses).contains(200, 400, 404, 415);
    }

    private static String mutated(Random random, String beginning) {
        var text = new StringBuilder(beginning);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(4));
            String piece =
                    switch (random.nextInt(3)) {
                        case 0 -> "";
                        case 1 -> String.valueOf((char) random.nextInt(0x180));
                        default -> PIECES.get(random.nextInt(PIECES.size()));
                    };
            text.replace(at, to, piece);
        }
        return text.toString();
    }
}
