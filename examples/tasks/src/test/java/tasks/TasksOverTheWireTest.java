package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.server.RunningServer;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;
import dev.corten.sql.Db;
import dev.corten.testing.PostgresTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Task API as a client meets it: over sockets, with many clients at once, and with what only an attacker sends. */
@PostgresTest
class TasksOverTheWireTest {
    private static final int CLIENTS = 40;
    private static final int ROUNDS = 10;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private RunningServer server;

    @BeforeEach
    void start(Db db) {
        server = Server.bind(ServerConfig.of(0)).serve(Tasks.app(db));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void fortyClientsAtOnceLoseNothing() throws Exception {
        Set<String> kept = ConcurrentHashMap.newKeySet();
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String name = "client " + i;
            work.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    kept.add(oneRound(name + " round " + round));
                }
                return null;
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> result : threads.invokeAll(work)) {
                result.get();
            }
        }

        assertThat(kept).hasSize(CLIENTS * ROUNDS);
        Set<String> listed = ConcurrentHashMap.newKeySet();
        for (int offset = 0; offset < CLIENTS * ROUNDS; offset += 100) {
            HttpResponse<String> page = send("GET", "/tasks?status=completed&limit=100&offset=" + offset, null);
            assertThat(page.headers().firstValue("X-Total-Count")).hasValue(String.valueOf(CLIENTS * ROUNDS));
            for (String task : page.body().split("(?<=\\}),")) {
                listed.add(id(task));
            }
        }
        assertThat(listed).isEqualTo(kept);
    }

    /** Creates two tasks, completes one and deletes the other, checking every answer; gives the id of the first. */
    private String oneRound(String title) throws Exception {
        HttpResponse<String> created = send("POST", "/tasks", "{\"title\":\"" + title + "\"}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"title\":\"" + title + "\",\"description\":null,\"status\":\"pending\"");
        String path = created.headers().firstValue("Location").orElseThrow();

        HttpResponse<String> patched = send("PATCH", path, "{\"status\":\"completed\",\"description\":\"done\"}");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.body())
                .contains("\"title\":\"" + title + "\",\"description\":\"done\",\"status\":\"completed\"");
        assertThat(send("GET", path, null).body()).isEqualTo(patched.body());
        assertThat(send("GET", path + "/nothing", null).statusCode()).isEqualTo(404);
        assertThat(send("POST", "/tasks", "{\"title\":\" \"}").statusCode()).isEqualTo(400);
        assertThat(send("PATCH", path, "{\"title\":null}").statusCode()).isEqualTo(422);
        assertThat(send("DELETE", "/tasks", null).statusCode()).isEqualTo(405);

        String other = send("POST", "/tasks", "{\"title\":\"other\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(send("DELETE", other, null).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", other, null).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/health/ready", null).body()).isEqualTo("{\"status\":\"ok\"}");
        return id(patched.body());
    }

    static Stream<Arguments> hostileRequests() {
        return Stream.of(
                Arguments.of("20 MB", "POST", "/tasks", "{\"title\":\"" + "x".repeat(20_000_000) + "\"}", 413),
                Arguments.of("a NUL", "POST", "/tasks", "{\"title\":\"a\\u0000b\"}", 422),
                Arguments.of("a lone surrogate", "POST", "/tasks", "{\"title\":\"\\ud800\"}", 400),
                Arguments.of("100,000 brackets", "POST", "/tasks", "[".repeat(100_000), 400),
                Arguments.of(
                        "100,000 brackets in a field",
                        "POST",
                        "/tasks",
                        "{\"title\":\"A\",\"x\":" + "[".repeat(100_000),
                        400),
                Arguments.of("an id of 6,000 characters", "GET", "/tasks/" + "a".repeat(6_000), null, 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileRequests")
    void whatOnlyAnAttackerSendsIsRefused(String what, String method, String path, String body, int status)
            throws Exception {
        // A server may refuse a large body before it is read and close: the client then sees the answer or the end.
        HttpResponse<String> response = send(method, path, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":\"").endsWith("\",\"status\":" + status + "}");
        assertThat(send("GET", "/health", null).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String id(String task) {
        return task.replaceFirst("^\\[?\\{\"id\":\"([^\"]+)\".*$", "$1").replace("]", "");
    }
}
