package dev.corten.http.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.context.Errors;
import dev.corten.http.Content;
import dev.corten.http.Exchange;
import dev.corten.http.Handler;
import dev.corten.http.Headers;
import dev.corten.http.Layers;
import dev.corten.http.Request;
import dev.corten.http.RequestSource;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorPageTest {
    private static final String PROBLEM = """
            500
            Content-Type: application/problem+json
            {"title":"Internal Server Error","status":500,"detail":"An internal error occurred","request_id":"r1"}""";

    @TempDir
    Path sources;

    private String answer(Handler handler, String peer, String... headers) throws Exception {
        Router router = Router.of(() -> List.of(Route.of("GET", "/tasks/{id}", "TaskRoutes.get", handler)))
                .layer(Layers.errorPage(sources));
        return Exchange.show(router.handle(Request.of(new Source(peer, headers))));
    }

    private record Source(String peer, String... fields) implements RequestSource {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String target() {
            return "/tasks/1?token=query-secret";
        }

        @Override
        public Headers headers() {
            return Headers.of(fields);
        }

        @Override
        public Content content() {
            return Content.empty();
        }

        @Override
        public X509Certificate clientCertificate() {
            return null;
        }

        @Override
        public boolean draining() {
            return false;
        }
    }

    private static final Handler FAILS = _ -> {
        throw new IllegalStateException("no <profile>");
    };

    @Test
    void aBrowserOnThisMachineSeesTheChainTheLineAndTheStatement() throws Exception {
        Files.createDirectories(sources.resolve("tasks"));
        Files.writeString(sources.resolve("tasks/TaskRoutes.java"), """
                class TaskRoutes {
                    Task get(int id) {
                        return queries.byId(id < 1 ? 1 : id);
                    }
                }
                """);
        Files.writeString(sources.resolve("tasks/TaskQueries.java"), """
                interface TaskQueries {
                    @Sql("SELECT 1")
                    int one();

                    @Sql(\"""
                            SELECT * FROM tasks
                            WHERE id = :id
                            \""")
                    Optional<Task> byId(int id);
                }
                """);
        Handler handler = _ -> Errors.context("loading task 1", () -> {
            var error = new IllegalStateException("no <profile>", new IOException("disk"));
            error.setStackTrace(new StackTraceElement[] {
                new StackTraceElement("tasks.SqlTaskQueries", "byId", "SqlTaskQueries.java", 40),
                new StackTraceElement("tasks.TaskRoutes", "get", "TaskRoutes.java", 3)
            });
            error.getCause().setStackTrace(new StackTraceElement[0]);
            throw error;
        });
        String page = answer(
                handler,
                "127.0.0.1:50000",
                "Accept",
                "text/html,application/xhtml+xml,*/*;q=0.8",
                "X-Request-Id",
                "r1",
                "Cookie",
                "session=cookie-secret",
                "Authorization",
                "Bearer header-secret");
        assertThat(page)
                .startsWith("500\nContent-Type: text/html; charset=utf-8\n")
                .contains("Cache-Control: no-store\n")
                .contains("Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\n")
                .contains("GET /tasks/1 · TaskRoutes.get · status 500 · request r1")
                .contains("<h1><span class=\"bad\">IllegalStateException: no &lt;profile&gt;</span></h1>")
                .contains("<ol><li>while loading task 1</li>"
                        + "<li><span class=\"name\">java.lang.IllegalStateException</span> no &lt;profile&gt;</li>"
                        + "<li><span class=\"name\">java.io.IOException</span> disk</li></ol>")
                .contains("TaskRoutes.java:3</p>")
                .contains(
                        "<span class=\"at\"><i>3</i>        return queries.byId(id &lt; 1 ? 1 : id);</span><span><i>4</i>    }</span>")
                .contains("TaskQueries.java:5</p>")
                .contains("<span><i>6</i>            SELECT * FROM tasks</span>")
                .contains("<span>tasks.SqlTaskQueries.byId(SqlTaskQueries.java:40)</span>")
                .doesNotContain("SELECT 1")
                .doesNotContain("secret");
    }

    @Test
    void withoutSourcesTheChainIsStillThere() throws Exception {
        assertThat(answer(FAILS, "[::1]:50000", "Accept", "text/html"))
                .contains("IllegalStateException: no &lt;profile&gt;")
                .contains("<summary>java.lang.IllegalStateException</summary>")
                .doesNotContain("<h2>Source</h2>");
    }

    @Test
    void whoeverIsNotABrowserOnThisMachineSeesNothing() throws Exception {
        assertThat(answer(FAILS, "127.0.0.1:50000", "X-Request-Id", "r1")).isEqualTo(PROBLEM);
        assertThat(answer(FAILS, "127.0.0.1:50000", "Accept", "*/*", "X-Request-Id", "r1"))
                .isEqualTo(PROBLEM);
        assertThat(answer(FAILS, "127.0.0.1:50000", "Accept", "text/html;q=0", "X-Request-Id", "r1"))
                .isEqualTo(PROBLEM);
        assertThat(answer(FAILS, "192.0.2.1:50000", "Accept", "text/html", "X-Request-Id", "r1"))
                .isEqualTo(PROBLEM);
        assertThat(answer(FAILS, "unknown", "Accept", "text/html", "X-Request-Id", "r1"))
                .isEqualTo(PROBLEM);
        for (String header : List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")) {
            assertThat(answer(
                            FAILS, "127.0.0.1:50000", "Accept", "text/html", "X-Request-Id", "r1", header, "192.0.2.1"))
                    .isEqualTo(PROBLEM);
        }
    }

    @Test
    void answersThatAreNoFaultStayWhatTheyAre() throws Exception {
        assertThat(answer(request -> dev.corten.http.Response.text("ok"), "127.0.0.1:50000", "Accept", "text/html"))
                .endsWith("\nok");
        assertThat(answer(
                        _ -> dev.corten.http.Response.problem(dev.corten.http.Problem.of(404, "no such task")),
                        "127.0.0.1:50000",
                        "Accept",
                        "text/html"))
                .contains("application/problem+json");
    }
}
