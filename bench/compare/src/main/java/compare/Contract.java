package compare;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules of the benchmarks. A service that breaks one is not measured. */
final class Contract implements AutoCloseable {
    private static final String WORLD = "\\{\"id\":\\d+,\"randomNumber\":\\d+}";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Running running;

    Contract(Running running) {
        this.running = running;
    }

    /** Whether it serves {@code workload} at all. */
    boolean serves(Workload workload) {
        return send("GET", workload.target(), "").statusCode() != 404;
    }

    /** Fails if it breaks a rule of {@code workload}. */
    void verify(Workload workload) {
        switch (workload) {
            case PLAINTEXT -> expect(workload.target(), "text/plain", "Hello, World!"::equals);
            case JSON -> expect(workload.target(), "application/json", "{\"message\":\"Hello, World!\"}"::equals);
            case DB -> expect(workload.target(), "application/json", body -> body.matches(WORLD));
            case QUERIES -> rows("/queries");
            case UPDATES -> rows("/updates");
            case FORTUNES -> expect(workload.target(), "text/html", Contract::fortunes);
            case TASKS -> tasks();
        }
    }

    private void rows(String path) {
        for (String query : new String[] {"?n=20 20", " 1", "?n=foo 1", "?n=0 1", "?n=501 500"}) {
            int space = query.indexOf(' ');
            String rows = query.substring(space + 1);
            expect(
                    path + query.substring(0, space),
                    "application/json",
                    body -> body.matches("\\[" + WORLD + "(," + WORLD + "){" + (Integer.parseInt(rows) - 1) + "}]"));
        }
    }

    /** Escaped, sorted, with the row that is only there at the time of the request. */
    private static boolean fortunes(String page) {
        // By name or by number: the rules leave it open.
        return (page.contains("<td>&lt;script&gt;alert(") || page.contains("<td>&#60;script&#62;alert("))
                && (page.contains("aren&#39;t broken") || page.contains("aren&#x27;t broken"))
                && page.contains("フレームワークのベンチマーク")
                && page.indexOf("Additional fortune added at request time.") > page.indexOf("A list is only")
                && page.indexOf("After enough decimal") > page.indexOf("Additional fortune");
    }

    private void tasks() {
        expect("/tasks", "application/json", body -> body.split("\"title\"", -1).length == 21);
        var created = send("POST", "/tasks", "{\"title\":\"Verified\",\"description\":null}");
        var id = ID.matcher(created.body());
        check(created.statusCode() == 201 && id.find(), "POST /tasks", created);
        String path = "/tasks/" + id.group(1);
        expect(path, "application/json", body -> body.contains("\"status\":\"todo\""));
        var changed = send("PATCH", path, "{\"status\":\"in_progress\"}");
        check(changed.body().contains("\"status\":\"in_progress\""), "PATCH " + path, changed);
        var deleted = send("DELETE", path, "");
        check(deleted.statusCode() == 204, "DELETE " + path, deleted);
        check(send("GET", path, "").statusCode() == 404, "GET " + path + " after DELETE", deleted);
    }

    private void expect(String target, String type, Predicate<String> body) {
        var answer = send("GET", target, "");
        var headers = answer.headers();
        boolean framed = headers.firstValue("content-length").isPresent()
                || headers.firstValue("transfer-encoding").isPresent();
        check(
                answer.statusCode() == 200
                        && headers.firstValue("content-type").orElse("").startsWith(type)
                        && headers.firstValue("date").isPresent()
                        && framed
                        && body.test(answer.body()),
                "GET " + target,
                answer);
    }

    private void check(boolean right, String what, HttpResponse<String> answer) {
        if (!right) {
            throw new CompareException(running.contender().name() + " breaks the contract at " + what + ": "
                    + answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String target, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + target))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .build();
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CompareException(running.contender().name() + ": " + method + " " + target + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompareException("interrupted");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
