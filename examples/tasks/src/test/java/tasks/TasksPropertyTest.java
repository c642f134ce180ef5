package tasks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.json.JsonValue.StringValue;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;
import dev.corten.sql.Db;
import dev.corten.testing.PostgresTest;
import dev.corten.testing.TestApp;
import dev.corten.testing.TestRequest;
import dev.corten.testing.TestResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tasks.ArbitraryRequests.Sent;

/**
 * Whatever is sent, the Task API answers as its document says, and never with a 5xx. The requests are made from the document
 * by jqwik; {@code -Dtasks.seed=…} and {@code -Dtasks.requests=…} try others.
 */
@PostgresTest
class TasksPropertyTest {
    private static final long SEED = Long.getLong("tasks.seed", 20260131);
    private static final int REQUESTS = Integer.getInteger("tasks.requests", 3000);

    private final Map<String, Schema> schemas = new HashMap<>();
    private Db db;
    private TestApp app;
    private ObjectValue document;

    @BeforeEach
    void start(Db db) throws Exception {
        this.db = db;
        app = TestApp.of(Tasks.app(db));
        document = (ObjectValue)
                JsonCodecs.VALUE.decode(app.get("/openapi.json").send().bytes());
    }

    private List<String> tasks() {
        return List.of("A", "B", "C").stream()
                .map(title ->
                        app.post("/tasks").json("{\"title\":\"" + title + "\"}").send())
                .map(response -> response.header("Location").substring("/tasks/".length()))
                .toList();
    }

    @Test
    void everyAnswerIsOneThatTheDocumentTellsOf() {
        System.out.println("tasks.seed=" + SEED);
        Map<Integer, Integer> statuses = new TreeMap<>();
        JqwikSession.run(
                () -> ArbitraryRequests.requests(new ArbitraryRequests(document, tasks()).any(), SEED, REQUESTS)
                        .forEach(request -> {
                            TestResponse response = send(request.value());
                            statuses.merge(response.status(), 1, Integer::sum);
                            if (fails(request.value(), response)) {
                                Sent least = Shrinking.smallest(request, smaller -> fails(smaller, send(smaller)));
                                check(least, send(least));
                                // What is smaller fails no more, as the tasks are other ones by now.
                                check(request.value(), response);
                            }
                        }));
        // It is not all refused: what is right gets through as well.
        assertThat(statuses.keySet()).contains(200, 201, 204, 400, 404, 415, 422);
    }

    private TestResponse send(Sent sent) {
        TestRequest request = app.request(sent.method(), sent.target());
        return sent.body() == null
                ? request.send()
                : request.content(sent.contentType(), sent.body()).send();
    }

    private boolean fails(Sent sent, TestResponse response) {
        try {
            check(sent, response);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    @Test
    void whatFailsIsToldAsTheSmallestRequestThatDoes() {
        List<String> ids = tasks();
        List<String> smallest = new ArrayList<>();

        JqwikSession.run(() -> Stream.<Predicate<Sent>>of(
                        sent -> sent.method().equals("POST") && text(sent).contains("\"title\":\""),
                        sent -> sent.target().contains("limit="),
                        sent -> !sent.method().equals("POST") && send(sent).status() == 422)
                .map(fails -> ArbitraryRequests.requests(new ArbitraryRequests(document, ids).any(), SEED, REQUESTS)
                        .filter(request -> fails.test(request.value()))
                        .findFirst()
                        .map(request -> Shrinking.smallest(request, fails).toString())
                        .orElseThrow())
                .forEach(smallest::add));

        assertThat(smallest.stream().map(request -> request.replaceAll("[0-9a-f-]{36}", "<id>")))
                .containsExactly(
                        "POST /tasks application/json {\"title\":\"\"}",
                        "GET /tasks?limit=0",
                        "PATCH /tasks/<id> application/json null");
    }

    private static String text(Sent sent) {
        return sent.body() == null ? "" : new String(sent.body(), UTF_8);
    }

    private void check(Sent sent, TestResponse response) {
        String what = "seed " + SEED + ": " + sent + "\n" + response;
        assertThat(response.status()).as(what).isLessThan(500);
        JsonValue documented = at("paths", sent.path(), sent.method().toLowerCase(Locale.ROOT), "responses")
                .get(String.valueOf(response.status()));
        assertThat(documented).as("status of " + what).isNotNull();
        ObjectValue content = object(resolved(documented).get("content"));
        if (content.fields().isEmpty()) {
            assertThat(response.bytes()).as(what).isEmpty();
            return;
        }
        JsonValue schema = object(content.get(response.header("Content-Type"))).get("schema");
        assertThat(schema).as("content type of " + what).isNotNull();
        assertThat(schema(schema).validate(response.body(), InputFormat.JSON))
                .as(what)
                .isEmpty();
    }

    private Schema schema(JsonValue schema) {
        String text = new String(JsonCodecs.VALUE.encode(schema), UTF_8);
        // References lead into the document, so that its components come along.
        return schemas.computeIfAbsent(text, _ -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        text.substring(0, text.length() - 1) + ",\"components\":"
                                + new String(JsonCodecs.VALUE.encode(document.get("components")), UTF_8) + "}",
                        InputFormat.JSON));
    }

    private ObjectValue resolved(JsonValue value) {
        return object(value).get("$ref") instanceof StringValue(String reference)
                ? at(reference.substring(2).split("/"))
                : object(value);
    }

    private ObjectValue at(String... path) {
        JsonValue at = document;
        for (String step : path) {
            at = object(at).get(step);
        }
        return object(at);
    }

    private static ObjectValue object(JsonValue value) {
        return ArbitraryRequests.object(value);
    }

    @Test
    void whatIsHardlyHttpIsRefusedOrCutOffAndTheServiceGoesOn() throws Exception {
        System.out.println("tasks.seed=" + SEED);
        var random = new Random(SEED);
        Set<String> kinds = new TreeSet<>();
        try (var server = Server.bind(ServerConfig.of(0)).serve(Tasks.app(db))) {
            int port = URI.create(server.url()).getPort();
            for (int i = 0; i < REQUESTS / 30; i++) {
                byte[] sent = mutated(random);
                String answer = exchange(port, sent, 200);
                String what = "seed " + SEED + ", number " + i + ": " + new String(sent, ISO_8859_1) + "\n" + answer;
                assertThat(answer).as(what).matches("(?s)|HTTP/1\\.[01] [1-4]\\d\\d .*");
                kinds.add(answer.isEmpty() ? "none" : answer.substring(9, 10));
            }
            assertThat(exchange(
                            port,
                            "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(UTF_8),
                            10_000))
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(kinds).contains("2", "4");
    }

    /** A request of which some bytes were changed, put in, left out or doubled. */
    private static byte[] mutated(Random random) {
        var bytes = new StringBuilder(("POST /tasks?limit=5&status=pending HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nX-Request-Id: abc\r\nCookie: a=b\r\nConnection: close\r\n"
                + "Content-Length: 16\r\n\r\n{\"title\":\"Milk\"}"));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length());
            switch (random.nextInt(4)) {
                case 0 -> bytes.setCharAt(at, (char) random.nextInt(256));
                case 1 -> bytes.insert(at, (char) random.nextInt(256));
                case 2 -> bytes.delete(at, Math.min(bytes.length(), at + 1 + random.nextInt(8)));
                default -> bytes.insert(at, bytes.substring(at, Math.min(bytes.length(), at + random.nextInt(30))));
            }
            if (bytes.isEmpty()) {
                bytes.append('x');
            }
        }
        return bytes.toString().getBytes(ISO_8859_1);
    }

    /** What the service answers to all of {@code sent}, until it closes or has waited for more so many milliseconds. */
    private static String exchange(int port, byte[] sent, int patience) throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(patience);
            socket.getOutputStream().write(sent);
            socket.getInputStream().transferTo(answer);
        } catch (SocketException | SocketTimeoutException over) {
            // It was cut off, or the request is not whole: what was answered counts.
        }
        return answer.toString(ISO_8859_1);
    }
}
