package tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonException;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.sql.Db;
import dev.corten.testing.GoldenFile;
import dev.corten.testing.PostgresTest;
import dev.corten.testing.TestApp;
import dev.corten.testing.TestResponse;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the contract of the Task API, without sockets, on a database of its own for each test. */
@PostgresTest
class TasksTest {
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    private static final Pattern TASK =
            Pattern.compile("\\{\"id\":\"([0-9a-f-]{36})\",\"title\":\"(.*?)\",\"description\":"
                    + "(null|\".*?\"),\"status\":\"(.*?)\",\"created_at\":\"(.*?Z)\",\"updated_at\":\"(.*?Z)\"}");

    private TestApp app;

    @BeforeEach
    void start(Db db) {
        app = TestApp.of(Tasks.app(db));
    }

    @Test
    void aTaskIsCreatedWithItsLocationAndEqualTimes() {
        TestResponse response = create("{\"title\":\"Buy milk\",\"description\":\"Two litres\"}");

        assertThat(response.status()).isEqualTo(201);
        Matcher task = task(response.body());
        assertThat(response.header("Location")).isEqualTo("/tasks/" + task.group(1));
        assertThat(task.group(2)).isEqualTo("Buy milk");
        assertThat(task.group(3)).isEqualTo("\"Two litres\"");
        assertThat(task.group(4)).isEqualTo("pending");
        assertThat(task.group(5)).isEqualTo(task.group(6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"title\":\"A\"}", "{\"title\":\"A\",\"description\":null}", "{\"title\":\"A\",\"more\":[1]}"})
    void aTaskWithoutDescriptionHasNull(String body) {
        assertThat(task(create(body).body()).group(3)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\t\\n", "\u2003", "\u00a0 "})
    void aBlankTitleIsRefused(String title) {
        refused(create("{\"title\":\"" + title + "\"}"), 400, "Title cannot be empty");
    }

    @Test
    void aTitleOf255CharactersFitsAndOneMoreIsRefused() {
        String longest = "\uD83D\uDE00".repeat(255);

        assertThat(task(create("{\"title\":\"" + longest + "\"}").body()).group(2))
                .isEqualTo(longest);
        refused(create("{\"title\":\"" + longest + "x\"}"), 400, "Title cannot be longer than 255 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nope", "{\"title\":\"A\"} x", "{\"title\":\"\\ud800\"}"})
    void aBodyThatIsNotJsonIsA400(String body) {
        assertThat(create(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                  | $.title
            {"title":null}                      | $.title
            {"title":1}                         | $.title
            {"title":"a\\u0000b"}               | $.title
            {"title":"A","description":{}}      | $.description
            []                                  | $
            {"title":"A","title":"B"}           | $.title
            """)
    void jsonOfTheWrongShapeIsA422ThatNamesThePath(String body, String path) {
        TestResponse response = create(body);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body()).contains(path).endsWith(",\"status\":422}");
    }

    @Test
    void anotherContentTypeIsA415() {
        TestResponse response = app.post("/tasks")
                .content("text/plain", "{\"title\":\"A\"}".getBytes(UTF_8))
                .send();

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.body()).contains("application/json").endsWith(",\"status\":415}");
    }

    @Test
    void aTaskIsRead() {
        String task = create("{\"title\":\"A\"}").body();

        TestResponse response = app.get("/tasks/" + task(task).group(1)).send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).isEqualTo(task);
    }

    @Test
    void anUnknownTaskIsA404WithItsId() {
        refused(app.get("/tasks/" + UNKNOWN).send(), 404, "Task with id " + UNKNOWN + " not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "not-a-uuid", "%00", "%zz", "0-0-0-0-0", "00000000-0000-4000-8000-0000000000000"})
    void anIdThatIsNoUuidIsA400(String id) {
        TestResponse response = app.get("/tasks/" + id).send();

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).startsWith("{\"error\":\"").endsWith("\",\"status\":400}");
    }

    @Test
    void theListIsNewestFirstWithTheTotal() {
        var created = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            created.addFirst(create("{\"title\":\"Task " + i + "\"}").body());
        }

        TestResponse first = app.get("/tasks").send();
        TestResponse second = app.get("/tasks?limit=10&offset=20").send();

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("X-Total-Count")).isEqualTo("25");
        assertThat(first.body()).isEqualTo("[" + String.join(",", created.subList(0, 20)) + "]");
        assertThat(second.header("X-Total-Count")).isEqualTo("25");
        assertThat(second.body()).isEqualTo("[" + String.join(",", created.subList(20, 25)) + "]");
    }

    @Test
    void theListFiltersByStatus() {
        String done = create("{\"title\":\"A\"}").body();
        create("{\"title\":\"B\"}");
        String patched =
                patch(task(done).group(1), "{\"status\":\"completed\"}").body();

        TestResponse response = app.get("/tasks?status=completed").send();

        assertThat(response.header("X-Total-Count")).isEqualTo("1");
        assertThat(response.body()).isEqualTo("[" + patched + "]");
    }

    @Test
    void theListPastTheEndIsEmpty() {
        create("{\"title\":\"A\"}");

        TestResponse response = app.get("/tasks?offset=9223372036854775807").send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("X-Total-Count")).isEqualTo("1");
        assertThat(response.body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=",
                "limit=99999999999",
                "offset=-1",
                "offset=x",
                "status=done",
                "status=PENDING",
                "status="
            })
    void badValuesInTheQueryAreA400(String query) {
        TestResponse response = app.get("/tasks?" + query).send();

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .startsWith("{\"error\":\"")
                .contains(query.substring(0, query.indexOf('=')))
                .endsWith("\",\"status\":400}");
    }

    @Test
    void aPatchChangesOnlyWhatItNames() {
        Matcher before = task(create("{\"title\":\"A\",\"description\":\"D\"}").body());

        TestResponse response = patch(before.group(1), "{\"status\":\"inprogress\"}");

        assertThat(response.status()).isEqualTo(200);
        Matcher after = task(response.body());
        assertThat(after.group(2)).isEqualTo("A");
        assertThat(after.group(3)).isEqualTo("\"D\"");
        assertThat(after.group(4)).isEqualTo("inprogress");
        assertThat(after.group(5)).isEqualTo(before.group(5));
        assertThat(java.time.Instant.parse(after.group(6))).isAfter(java.time.Instant.parse(before.group(6)));
    }

    @Test
    void aPatchClearsTheDescriptionWithNullAndKeepsItWhenAbsent() {
        String id =
                task(create("{\"title\":\"A\",\"description\":\"D\"}").body()).group(1);

        assertThat(task(patch(id, "{\"title\":\"B\"}").body()).group(3)).isEqualTo("\"D\"");
        assertThat(task(patch(id, "{\"description\":null}").body()).group(3)).isEqualTo("null");
        assertThat(task(patch(id, "{\"description\":\"E\"}").body()).group(3)).isEqualTo("\"E\"");
        assertThat(task(app.get("/tasks/" + id).send().body()).group(2)).isEqualTo("B");
    }

    @Test
    void aPatchWithANullTitleIsA422() {
        String id = task(create("{\"title\":\"A\"}").body()).group(1);

        TestResponse response = patch(id, "{\"title\":null}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body()).contains("$.title").endsWith(",\"status\":422}");
    }

    @Test
    void aPatchWithABlankTitleIsA400() {
        String id = task(create("{\"title\":\"A\"}").body()).group(1);

        refused(patch(id, "{\"title\":\" \"}"), 400, "Title cannot be empty");
    }

    @Test
    void aPatchWithAnUnknownStatusIsA422ThatListsTheLabels() {
        String id = task(create("{\"title\":\"A\"}").body()).group(1);

        TestResponse response = patch(id, "{\"status\":\"done\"}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body())
                .contains("$.status")
                .contains("pending")
                .contains("inprogress")
                .contains("completed")
                .endsWith(",\"status\":422}");
    }

    @Test
    void aPatchOfAnUnknownTaskIsA404() {
        refused(patch(UNKNOWN, "{\"title\":\"A\"}"), 404, "Task with id " + UNKNOWN + " not found");
    }

    @Test
    void aTaskIsDeletedOnce() {
        String id = task(create("{\"title\":\"A\"}").body()).group(1);

        TestResponse first = app.delete("/tasks/" + id).send();
        TestResponse second = app.delete("/tasks/" + id).send();

        assertThat(first.status()).isEqualTo(204);
        assertThat(first.body()).isEmpty();
        refused(second, 404, "Task with id " + id + " not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/ready"})
    void theServiceIsHealthy(String path) {
        TestResponse response = app.get(path).send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void withoutADatabaseTheServiceIsAliveAndNotReady(Db db) {
        db.close();

        assertThat(app.get("/health").send().status()).isEqualTo(200);
        refused(app.get("/health/ready").send(), 503, "The database does not answer");
        refused(app.get("/tasks").send(), 500, "A database error occurred");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/tasks/", "/tasks/" + UNKNOWN + "/comments", "/Tasks"})
    void anUnknownPathIsA404(String path) {
        TestResponse response = app.get(path).send();

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).startsWith("{\"error\":\"").endsWith("\",\"status\":404}");
    }

    @Test
    void anotherMethodIsA405ThatNamesTheAllowedOnes() {
        TestResponse response = app.delete("/tasks").send();

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(response.body()).startsWith("{\"error\":\"").endsWith("\",\"status\":405}");
    }

    @Test
    void theDocumentHasExactlyTheseRoutesAndTheErrorBody() throws JsonException {
        var document = (ObjectValue)
                JsonCodecs.VALUE.decode(app.get("/openapi.json").send().body().getBytes(UTF_8));

        var operations = new ArrayList<String>();
        ((ObjectValue) document.get("paths")).fields().forEach((path, item) -> ((ObjectValue) item)
                .fields()
                .keySet()
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(operations)
                .containsExactlyInAnyOrder(
                        "GET /tasks",
                        "POST /tasks",
                        "GET /tasks/{id}",
                        "PATCH /tasks/{id}",
                        "DELETE /tasks/{id}",
                        "GET /health",
                        "GET /health/ready");
        assertThat(app.get("/openapi.json").send().body())
                .contains("\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Error\"}}}");
    }

    @Test
    void theDocumentIsTheOneThatWasReviewed() {
        GoldenFile.of("src/test/openapi.json")
                .checkJson(app.get("/openapi.json").send().body());
    }

    @Test
    void headAnswersWhereGetDoes() {
        String id = task(create("{\"title\":\"A\"}").body()).group(1);

        for (String path :
                new String[] {"/tasks", "/tasks/" + id, "/health", "/health/ready", "/openapi.json", "/docs"}) {
            TestResponse get = app.get(path).send();
            TestResponse head = app.request("HEAD", path).send();

            assertThat(get.status()).as(path).isEqualTo(200);
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.body()).as(path).isEmpty();
            assertThat(head.header("Content-Type")).as(path).isEqualTo(get.header("Content-Type"));
        }
    }

    @Test
    void everyAnswerHasTheRequestId() {
        assertThat(app.get("/health").header("X-Request-Id", "abc-123").send().header("X-Request-Id"))
                .isEqualTo("abc-123");
        assertThat(app.get("/health").send().header("X-Request-Id")).isNotBlank();
    }

    private TestResponse create(String body) {
        return app.post("/tasks").json(body).send();
    }

    private TestResponse patch(String id, String body) {
        return app.patch("/tasks/" + id).json(body).send();
    }

    private static void refused(TestResponse response, int status, String error) {
        response.hasStatus(status)
                .hasHeader("Content-Type", "application/json")
                .hasBody("{\"error\":\"" + error + "\",\"status\":" + status + "}");
    }

    private static Matcher task(String json) {
        Matcher matcher = TASK.matcher(json);
        assertThat(matcher.matches()).as(json).isTrue();
        return matcher;
    }
}
