package bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.sql.Db;
import dev.corten.testing.PostgresTest;
import dev.corten.testing.TestApp;
import dev.corten.testing.TestResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract that all services of the comparison keep, without sockets. */
@PostgresTest
class BenchTest {
    private static final String KNOWN = "/tasks/00000000-0000-4000-8000-000000000001";
    private static final String UNKNOWN = "/tasks/00000000-0000-4000-8000-ffffffffffff";
    private static final Pattern WORLD = Pattern.compile("\\{\"id\":(\\d+),\"randomNumber\":(\\d+)}");
    private static final String TASK = "\\{\"id\":\"[0-9a-f-]{36}\",\"title\":\"%s\",\"description\":%s,"
            + "\"status\":\"%s\",\"created_at\":\"[^\"]+Z\",\"updated_at\":\"[^\"]+Z\"}";

    private Db db;
    private TestApp app;

    @BeforeEach
    void start(Db db) {
        this.db = db;
        app = TestApp.of(Bench.app(db));
    }

    @Test
    void plaintextIsAConstant() {
        assertThat(app.get("/plaintext").send()).hasToString("""
                200
                Content-Type: text/plain; charset=utf-8

                Hello, World!""");
    }

    @Test
    void jsonIsAnObject() {
        assertThat(app.get("/json").send()).hasToString("""
                200
                Content-Type: application/json

                {"message":"Hello, World!"}""");
    }

    @Test
    void dbIsARowOfTheTable() {
        var row = WORLD.matcher(app.get("/db").send().body());

        assertThat(row.matches()).isTrue();
        var stored = new SqlWorldQueries(db).byId(Integer.parseInt(row.group(1)));
        assertThat(stored.randomNumber()).isEqualTo(Integer.parseInt(row.group(2)));
    }

    @ParameterizedTest
    @CsvSource({"'',1", "?n=,1", "?n=foo,1", "?n=-3,1", "?n=0,1", "?n=1,1", "?n=20,20", "?n=500,500", "?n=501,500"})
    void queriesAndUpdatesAreFrom1To500(String query, int rows) {
        for (String path : new String[] {"/queries", "/updates"}) {
            TestResponse response = app.get(path + query).send();

            assertThat(response.header("Content-Type")).isEqualTo("application/json");
            assertThat(response.body()).matches("\\[(" + WORLD + ",?){" + rows + "}]");
        }
    }

    @Test
    void updatesAreStored() {
        var rows = WORLD.matcher(app.get("/updates?n=1").send().body());

        assertThat(rows.find()).isTrue();
        var stored = new SqlWorldQueries(db).byId(Integer.parseInt(rows.group(1)));
        assertThat(stored.randomNumber()).isEqualTo(Integer.parseInt(rows.group(2)));
    }

    @Test
    void fortunesAreEscapedAndSortedWithOneMore() {
        assertThat(app.get("/fortunes").send()).hasToString("""
                200
                Content-Type: text/html; charset=utf-8

                """ + """
                <!DOCTYPE html><html><head><title>Fortunes</title></head><body><table>
                <tr><th>id</th><th>message</th></tr>
                <tr><td>11</td><td>&lt;script&gt;alert(&quot;This should not be displayed in a browser alert box.&quot;);&lt;/script&gt;</td></tr>
                <tr><td>4</td><td>A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1</td></tr>
                <tr><td>5</td><td>A computer program does what you tell it to do, not what you want it to do.</td></tr>
                <tr><td>2</td><td>A computer scientist is someone who fixes things that aren&#x27;t broken.</td></tr>
                <tr><td>8</td><td>A list is only as strong as its weakest link. — Donald Knuth</td></tr>
                <tr><td>0</td><td>Additional fortune added at request time.</td></tr>
                <tr><td>3</td><td>After enough decimal places, nobody gives a damn.</td></tr>
                <tr><td>7</td><td>Any program that runs right is obsolete.</td></tr>
                <tr><td>10</td><td>Computers make very fast, very accurate mistakes.</td></tr>
                <tr><td>6</td><td>Emacs is a nice operating system, but I prefer UNIX. — Tom Christaensen</td></tr>
                <tr><td>9</td><td>Feature: A bug with seniority.</td></tr>
                <tr><td>1</td><td>fortune: No such file or directory</td></tr>
                <tr><td>12</td><td>フレームワークのベンチマーク</td></tr>
                </table></body></html>""".replace("\n", ""));
    }

    @Test
    void aTaskIsCreatedChangedAndDeleted() {
        TestResponse created = app.post("/tasks")
                .json("{\"title\":\"New\",\"description\":\"Text\"}")
                .send();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).matches(TASK.formatted("New", "\"Text\"", "todo"));

        String path = "/tasks/" + created.body().substring(7, 43);
        assertThat(app.get(path).send().body()).isEqualTo(created.body());
        assertThat(app.patch(path).json("{\"status\":\"in_progress\"}").send().body())
                .matches(TASK.formatted("New", "\"Text\"", "in_progress"));
        assertThat(app.delete(path).send().status()).isEqualTo(204);
        assertThat(app.get(path).send().status()).isEqualTo(404);
    }

    @Test
    void tasksAreListedNewestFirst() {
        app.post("/tasks").json("{\"title\":\"Newest\"}").send();

        assertThat(app.get("/tasks").send().body())
                .startsWith("[{")
                .matches("\\[" + TASK.formatted("Newest", "null", "todo") + "," + TASK.formatted("Task 1", ".*", ".*")
                        + "]")
                .contains("\"title\":\"Task 19\"")
                .doesNotContain("\"title\":\"Task 20\"");
    }

    @Test
    void anUnknownTaskIsA404() {
        assertThat(app.get(KNOWN).send().status()).isEqualTo(200);
        assertThat(app.get(UNKNOWN).send().status()).isEqualTo(404);
        assertThat(app.patch(UNKNOWN).json("{}").send().status()).isEqualTo(404);
        assertThat(app.delete(UNKNOWN).send().status()).isEqualTo(404);
    }
}
