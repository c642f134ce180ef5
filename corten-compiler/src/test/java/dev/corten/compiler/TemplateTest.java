package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.RouteSet;
import dev.corten.http.Router;
import dev.corten.testing.TestApp;
import io.jstach.apt.GenerateRendererProcessor;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results with a template of JStachio, and results that a client chooses the media type of. */
class TemplateTest {
    private static final String SOURCE = """
            package page;

            import dev.corten.http.*;
            import io.jstach.jstache.JStache;
            import java.util.*;
            import java.util.stream.Stream;

            @Routes("/pages")
            public class PageRoutes {
                @JStache(template = "<p title=\\"{{text}}\\">{{text}}</p>{{#more}}<i>{{.}}</i>{{/more}}")
                public record Page(String text, List<String> more) {}

                @Get("/html")
                Page html(@Query String text) { return new Page(text, List.of()); }

                @Get("/either") @Produces({"text/html", "application/json"}) @Status(203)
                Reply<Page> either(@Query String text) {
                    return Reply.of(new Page(text, List.of("a", "b"))).header("X-Page", "1");
                }

                @Get("/stream") @Produces({"application/json", "application/x-ndjson"})
                Stream<Integer> stream() { return Stream.of(1, 2); }

                @Get("/lines") @Produces("application/x-ndjson")
                Stream<Integer> lines() { return Stream.of(1, 2); }

                @Get("/csv") @Produces("text/csv")
                String csv() { return "a,b"; }

                @Get("/png") @Produces("image/png")
                byte[] png() { return new byte[] {1, 2, 3}; }

                @Get("/moved") @Status(308)
                Redirect moved() { return Redirect.to("/pages/html"); }

                @Get("/cookie")
                Reply<NoContent> cookie() { return Reply.empty().cookie(SetCookie.of("a", "1")); }

                @Get("/events")
                Events<Integer> events(@Header Optional<Integer> lastEventId) {
                    return Events.of(out -> out.send(Event.of(8).id(lastEventId.orElse(0) + 1)));
                }
            }
            """;

    @TempDir
    static Path work;

    private static URLClassLoader classes;
    private static TestApp app;

    private static Compilation compile(Path folder, String source) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("src"));
        Files.writeString(sources.resolve("PageRoutes.java"), source);
        return Compilation.of(
                sources,
                folder,
                List.of(new CortenProcessor(), new GenerateRendererProcessor()),
                "-Xlint:all,-processing,-serial,-options,-try");
    }

    @BeforeAll
    static void compile() throws Exception {
        Compilation compilation = compile(work, SOURCE);
        assertThat(compilation.output()).doesNotContain("warning:", "error:");
        assertThat(compilation.success()).isTrue();
        classes = Compilation.classes(work);
        Class<?> target = classes.loadClass("page.PageRoutes");
        RouteSet routes = (RouteSet) classes.loadClass("page.HttpPageRoutes")
                .getConstructor(target)
                .newInstance(target.getConstructor().newInstance());
        app = TestApp.of(Router.of(routes));
    }

    @AfterAll
    static void close() throws Exception {
        classes.close();
    }

    private static String html(String text) {
        return app.get("/pages/html?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .send()
                .toString();
    }

    @Test
    void aTypeWithATemplateIsAPage() {
        assertThat(html("milk")).isEqualTo("""
                200
                Content-Type: text/html; charset=utf-8

                <p title="milk">milk</p>""");
    }

    @Test
    void whatTheTemplateShowsIsEscaped() {
        assertThat(html("<script>alert('1')</script> \" & `"))
                .endsWith("<p title=\"&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &quot; &amp; &#x60;\">"
                        + "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &quot; &amp; &#x60;</p>");
    }

    @Test
    void noCharacterOfALatin1TextEndsAnAttributeOrBeginsATag() {
        var all = new StringBuilder();
        for (char c = 1; c < 0x250; c++) {
            all.append(c);
        }
        String body = html(all.toString()).replaceFirst("(?s).*?\n\n", "");
        String inside = body.substring("<p title=\"".length(), body.indexOf("\">"));
        assertThat(inside).doesNotContain("<", ">", "\"", "'");
        assertThat(body).isEqualTo("<p title=\"" + inside + "\">" + inside + "</p>");
    }

    @Test
    void aTemplateWithAMistakeDoesNotCompile(@TempDir Path folder) throws Exception {
        Compilation compilation = compile(folder, SOURCE.replace("<i>{{.}}</i>", "<i>{{titel}}</i>"));
        assertThat(compilation.success()).isFalse();
        assertThat(compilation.output()).contains("error: ").contains("titel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | text/html; charset=utf-8",
                "application/json | application/json",
                "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8 | text/html; charset=utf-8",
                "*/* | text/html; charset=utf-8",
                "application/* | application/json",
                "application/json;q=0.9, text/html;q=0.8 | application/json",
                "text/*;q=0.5, application/json;q=0.5 | text/html; charset=utf-8",
                "text/html;q=0, */* | application/json",
                "Application/JSON | application/json",
                "text/plain, application/json;q=0.001 | application/json",
                "'' | text/html; charset=utf-8",
            })
    void theClientChooses(String accept, String type) {
        var answer = app.get("/pages/either?text=x").header("Accept", accept).send();
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Vary")).isEqualTo("Accept");
        assertThat(answer.header("X-Page")).isEqualTo("1");
        assertThat(answer.status()).isEqualTo(203);
        assertThat(answer.body())
                .isEqualTo(
                        type.startsWith("text")
                                ? "<p title=\"x\">x</p><i>a</i><i>b</i>"
                                : "{\"text\":\"x\",\"more\":[\"a\",\"b\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html;q=0", "text/html;q=0, application/*;q=0", "image/*", "html"})
    void whoAcceptsNeitherGetsA406(String accept) {
        assertThat(app.get("/pages/either?text=x")
                        .header("Accept", accept)
                        .header("X-Request-Id", "r1")
                        .send())
                .hasToString("""
                        406
                        Content-Type: application/problem+json

                        {"title":"Not Acceptable","status":406,"detail":"The answer can only be text/html or application/json",\
                        "request_id":"r1"}""");
    }

    @Test
    void aStreamIsAnArrayOrLines() {
        assertThat(app.get("/pages/stream").send())
                .hasToString("200\nContent-Type: application/json\nVary: Accept\n\n[1,2]");
        assertThat(app.get("/pages/stream")
                        .header("Accept", "application/x-ndjson")
                        .send())
                .hasToString("200\nContent-Type: application/x-ndjson\nVary: Accept\n\n1\n2\n");
        assertThat(app.get("/pages/lines").header("Accept", "application/json").send())
                .hasToString("200\nContent-Type: application/x-ndjson\n\n1\n2\n");
    }

    @Test
    void textsAndBytesAreOfTheTypeThatIsSaid() {
        assertThat(app.get("/pages/csv").send()).hasToString("200\nContent-Type: text/csv; charset=utf-8\n\na,b");
        assertThat(app.get("/pages/png").send().bytes()).containsExactly(1, 2, 3);
        assertThat(app.get("/pages/png").send().header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void redirectsCookiesAndEventsGoTheSameWay() {
        assertThat(app.get("/pages/moved").send()).hasToString("308\nLocation: /pages/html\n\n");
        assertThat(app.get("/pages/cookie").send())
                .hasToString("204\nSet-Cookie: a=1; Path=/; Secure; HttpOnly; SameSite=Lax\n\n");
        assertThat(app.get("/pages/events").header("Last-Event-ID", "6").send().body())
                .isEqualTo("id: 7\ndata: 8\n\n");
    }
}
