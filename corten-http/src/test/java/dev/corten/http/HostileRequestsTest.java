package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.json.JsonCodecs;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever a client sends, the answer is never a 5xx. */
class HostileRequestsTest {
    private static final int ROUNDS = 20_000;
    private static final String[] PIECES = {
        "/",
        "//",
        "tasks",
        "/tasks/",
        "%2F",
        "%00",
        "%zz",
        "%",
        "%C3%A9",
        "%ED%A0%80",
        "?",
        "&",
        "=",
        "id=",
        "n=",
        "+",
        "é",
        "\u0000",
        " ",
        "\ud800",
        "..",
        "*",
        "http://",
        "a",
        "0",
        "-1",
        "99999999999999999999",
        "{id}",
        "#",
        ";",
        "\r\n"
    };

    private final Router router = Router.of(() -> List.of(
            Route.of("GET", "/", "root", _ -> Response.of(204)),
            Route.of("GET", "/tasks/{id}", "get", HostileRequestsTest::get),
            Route.of("GET", "/tasks/a", "literal", _ -> Response.of(204)),
            Route.of("POST", "/tasks", "create", request -> {
                Extract.body(request, JsonCodecs.STRING);
                return Response.of(201);
            })));

    private static Response get(Request request) {
        Extract.path(request, 0, "id", Scalar.UUID);
        Extract.nullable(request, In.QUERY, "n", Scalar.INT);
        Extract.list(request, In.QUERY, "id", Scalar.INSTANT);
        Extract.optional(request, In.HEADER, "n", Scalar.DECIMAL);
        Extract.optional(request, In.COOKIE, "n", Scalar.DOUBLE);
        return Response.of(204);
    }

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(
                    random.nextInt(8) == 0
                            ? String.valueOf((char) random.nextInt(0x10000))
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void noTargetHeaderOrMethodIsA5xx() throws Exception {
        var random = new Random(1);
        String[] methods = {"GET", "HEAD", "POST", "OPTIONS", "DELETE", "BREW", ""};

        for (int i = 0; i < ROUNDS; i++) {
            String target = (random.nextBoolean() ? "/tasks/" : "") + text(random, 6);
            String header = text(random, 3);
            Request request = Exchange.request(
                    methods[random.nextInt(methods.length)],
                    target,
                    Content.of(text(random, 3).getBytes()),
                    "n",
                    header,
                    "Cookie",
                    header,
                    "X-Request-Id",
                    header,
                    "Content-Type",
                    random.nextBoolean() ? "application/json" : header);

            int status = router.handle(request).status();

            assertThat(Set.of(200, 201, 204, 400, 404, 405, 415, 422))
                    .as("the status for %s", target)
                    .contains(status);
        }
    }

    @Test
    void aLongIdIsA400() throws Exception {
        assertThat(router.handle(Exchange.request("GET", "/tasks/" + "a".repeat(6_000)))
                        .status())
                .isEqualTo(400);
        assertThat(router.handle(Exchange.request("GET", "/tasks/" + "%41".repeat(6_000)))
                        .status())
                .isEqualTo(400);
        assertThat(router.handle(Exchange.request("GET", "/a".repeat(6_000))).status())
                .isEqualTo(404);
    }
}
