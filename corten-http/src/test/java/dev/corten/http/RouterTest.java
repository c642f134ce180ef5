package dev.corten.http;

import static dev.corten.http.Exchange.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private final Router router = Router.of(routes(
            "GET /",
            "GET /tasks",
            "POST /tasks",
            "GET /tasks/{id}",
            "DELETE /tasks/{id}",
            "GET /tasks/mine",
            "GET /tasks/{id}/comments/{comment}",
            "GET /tasks/mine/notes",
            "PUT /files/{name}",
            "GET /café/{name}"));

    /** Routes that answer their template and the values of its variables. */
    private static RouteSet routes(String... templates) {
        return () -> Stream.of(templates)
                .map(template -> {
                    String[] parts = template.split(" ", 2);
                    return Route.of(parts[0], parts[1], template, request -> answer(request, template));
                })
                .toList();
    }

    private static Response answer(Request request, String template) {
        var text = new StringBuilder(template);
        for (String name : request.endpoint().variables()) {
            text.append(' ').append(name).append('=').append(request.variable(name));
        }
        return Response.text(text.toString());
    }

    private static String body(Router router, String method, String target) throws Exception {
        String shown = send(router, method, target, "X-Request-Id", "r1");
        return shown.substring(shown.lastIndexOf('\n') + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /a/b | GET /a/{one} one=b",
                "GET | /a/b/c | GET /a/{rest...} rest=b/c",
                "GET | /a/b/ | GET /a/{rest...} rest=b/",
                "GET | /a/b%2Fc | GET /a/{one} one=b/c",
                "GET | /a/x/y | GET /a/x/y",
                "GET | /a/x/z | GET /a/{rest...} rest=x/z",
                "PUT | /a/x/y | PUT /a/{rest...} rest=x/y",
                "GET | /a//b | GET /a/{rest...} rest=/b"
            })
    void theRestOfAPathIsWhatNothingElseMatches(String method, String target, String answer) throws Exception {
        Router files = Router.of(routes("GET /a/{one}", "GET /a/{rest...}", "PUT /a/{rest...}", "GET /a/x/y"));
        assertThat(body(files, method, target)).isEqualTo(answer);
    }

    @Test
    void theRestOfAPathIsNotEmptyAndIsCountedForAllow() throws Exception {
        Router files = Router.of(routes("GET /a/{one}", "PUT /a/{rest...}"));
        assertThat(send(files, "GET", "/a/")).startsWith("404");
        assertThat(send(files, "GET", "/a/b/c")).startsWith("405").contains("Allow: OPTIONS, PUT");
        assertThat(send(files, "OPTIONS", "/a/b")).contains("Allow: GET, HEAD, OPTIONS, PUT");
        assertThatThrownBy(() -> Router.of(routes("GET /a/{one...}", "GET /a/{two...}")))
                .hasMessageContaining("two routes match the same requests");
        assertThatThrownBy(() -> Router.of(routes("GET /a/{one...}/b")))
                .hasMessage("the path \"/a/{one...}/b\" goes on after the rest of the path");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, GET /",
        "GET, /?a=/b, GET /",
        "GET, /tasks, GET /tasks",
        "GET, /tasks?limit=1, GET /tasks",
        "POST, /tasks, POST /tasks",
        "GET, /tasks/7, GET /tasks/{id} id=7",
        "GET, /tasks/mine, GET /tasks/mine",
        "GET, /tasks/minestrone, GET /tasks/{id} id=minestrone",
        "GET, /tasks/mine/comments/3, GET /tasks/{id}/comments/{comment} id=mine comment=3",
        "GET, /tasks/mine/notes, GET /tasks/mine/notes",
        "DELETE, /tasks/mine, DELETE /tasks/{id} id=mine",
        "GET, http://host:80/tasks/7?a=b, GET /tasks/{id} id=7",
        "GET, http://host, GET /",
        "GET, http://host?a=b, GET /",
    })
    void theRouteIsTheMostLiteralOneThatHasTheMethod(String method, String target, String expected) throws Exception {
        assertThat(body(router, method, target)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /files/a%2Fb, PUT /files/{name} name=a/b",
        "PUT, /files/a%2fb%25, PUT /files/{name} name=a/b%",
        "PUT, /files/%7Bname%7D, PUT /files/{name} name={name}",
        "PUT, /files/a+b, PUT /files/{name} name=a+b",
        "PUT, /files/%E2%82%AC, PUT /files/{name} name=€",
        "PUT, /%66iles/x?y=%zz, PUT /files/{name} name=x",
        "GET, /caf%C3%A9/x, GET /café/{name} name=x",
    })
    void percentEncodedPathsAreDecodedSegmentBySegment(String method, String target, String expected) throws Exception {
        assertThat(body(router, method, target)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/%",
                "/files/%4",
                "/files/%zz",
                "/files/%ff",
                "/files/%C3",
                "/files/%ED%A0%80",
                "/files/%00",
                "/nowhere/%zz",
                "/files/\u00e9",
                "/files/\u0000",
                "/files/a b",
                "tasks",
                ""
            })
    void aMalformedPathIsA400(String target) throws Exception {
        assertThat(send(router, "GET", target, "X-Request-Id", "r1")).isEqualTo("""
                400
                Content-Type: application/problem+json
                {"title":"Bad Request","status":400,"detail":"The path and the query must be percent-encoded UTF-8 \
                without the character U+0000","request_id":"r1"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks/", "//tasks", "/tasks//", "/Tasks", "/tasks/7/", "/tasks/7/comments/", "/files//"})
    void anotherPathIsA404(String target) throws Exception {
        assertThat(send(router, "GET", target, "X-Request-Id", "r1")).isEqualTo("""
                404
                Content-Type: application/problem+json
                {"title":"Not Found","status":404,"detail":"No route for %s","request_id":"r1"}""".formatted(target));
    }

    @Test
    void aLongPathIsRepeatedShortened() throws Exception {
        assertThat(body(router, "GET", "/nowhere/" + "x".repeat(6_000)))
                .isEqualTo("{\"title\":\"Not Found\",\"status\":404,\"detail\":\"No route for /nowhere/"
                        + "x".repeat(71) + "…\",\"request_id\":\"r1\"}");
    }

    @Test
    void anotherMethodIsA405ThatNamesTheAllowedOnesOfAllMatchingRoutes() throws Exception {
        assertThat(send(router, "PATCH", "/tasks/mine", "X-Request-Id", "r1")).isEqualTo("""
                405
                Allow: DELETE, GET, HEAD, OPTIONS
                Content-Type: application/problem+json
                {"title":"Method Not Allowed","status":405,"detail":"The method must be one of DELETE, GET, HEAD, OPTIONS, \
                not PATCH","request_id":"r1"}""");
    }

    @Test
    void optionsSaysTheMethods() throws Exception {
        assertThat(send(router, "OPTIONS", "/tasks")).isEqualTo("204\nAllow: GET, HEAD, OPTIONS, POST\n");
        assertThat(send(router, "OPTIONS", "/files/x")).isEqualTo("204\nAllow: OPTIONS, PUT\n");
        assertThat(send(router, "OPTIONS", "*")).isEqualTo("204\n");
        assertThat(send(router, "OPTIONS", "/nowhere")).startsWith("404\n");
    }

    @Test
    void headIsGetWithoutTheContentButWithItsLength() throws Exception {
        assertThat(send(router, "HEAD", "/tasks")).isEqualTo("""
                200
                Content-Type: text/plain; charset=utf-8
                Content-Length: 10
                """);
        assertThat(send(router, "HEAD", "/files/x"))
                .startsWith("405\n")
                .endsWith("\n")
                .doesNotContain("{");
    }

    @Test
    void aHeadRouteOfItsOwnGoesFirst() throws Exception {
        var own = Router.of(routes("GET /x", "HEAD /x"));

        assertThat(send(own, "HEAD", "/x")).contains("Content-Length: 7");
        assertThat(Router.of(routes("GET /x"))
                        .handle(Exchange.request("HEAD", "/x"))
                        .content()
                        .length())
                .isZero();
    }

    @Test
    void headClosesAStreamThatNobodyReads() throws Exception {
        var closed = new AtomicBoolean();
        var stream = new ByteArrayInputStream(new byte[5]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Router streaming = Router.of(() ->
                List.of(Route.of("GET", "/", "stream", _ -> Response.of(200).content(Content.of(stream, -1)))));

        assertThat(send(streaming, "HEAD", "/")).isEqualTo("200\n");
        assertThat(closed).isTrue();
    }

    @Test
    void twoRoutesForTheSameRequestsAreRefusedNamingBoth() {
        assertThatThrownBy(() -> Router.of(routes("GET /a/{id}"), routes("POST /a/{id}", "GET /a/{name}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two routes match the same requests: GET /a/{id} (GET /a/{id}) and GET /a/{name}"
                        + " (GET /a/{name})");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "/tasks/", "//", "/{id}.json", "/{}", "/{a}/{a}", "/a%20b", "/a?b", ""})
    void aPathThatIsNoTemplateIsRefused(String path) {
        assertThatThrownBy(() -> Router.of(routes("GET " + path)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the path \"" + path + "\"");
    }

    @Test
    void aNestedRouterAnswersBelowItsPrefix() throws Exception {
        var nested = Router.of(routes("GET /x")).nest("/api/{version}", routes("GET /", "GET /tasks/{id}"));

        assertThat(body(nested, "GET", "/api/v1/tasks/7")).isEqualTo("GET /tasks/{id} version=v1 id=7");
        assertThat(body(nested, "GET", "/api/v2")).isEqualTo("GET / version=v2");
        assertThat(body(nested, "GET", "/x")).isEqualTo("GET /x");
        assertThat(nested.routes())
                .extracting(Route::path)
                .containsExactly("/x", "/api/{version}", "/api/{version}/tasks/{id}");
        assertThatThrownBy(() -> nested.nest("/api/", routes("GET /y"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRouterIsMadeOfPartsThatHaveTheirSchemasPathsAndLayers() {
        var nested =
                Router.of(schema("A", "2")).layer(Layers.concurrencyLimit(1)).merge(routes("GET /b"));
        var all = Router.of(schema("A", "1"))
                .layer(Layers.timeout(Duration.ofSeconds(1)))
                .nest("/x", Router.of().nest("/y", nested));

        assertThat(all.parts())
                .extracting(RouteSet::schemas)
                .containsExactly(Map.of("A", "1"), Map.of("A", "2"), Map.of());
        assertThat(all.parts())
                .extracting(RouteSet::errors)
                .containsExactly(
                        Map.of(503, "The request takes too long"),
                        Map.of(503, "The request takes too long; The service is busy"),
                        Map.of(503, "The request takes too long; The service is busy"));
        assertThat(all.parts().getLast().routes()).extracting(Route::path).containsExactly("/x/y/b");
        assertThat(schema("A", "1").parts()).hasSize(1);
    }

    private static RouteSet schema(String name, String schema) {
        return new RouteSet() {
            @Override
            public List<Route> routes() {
                return List.of();
            }

            @Override
            public Map<String, String> schemas() {
                return Map.of(name, schema);
            }
        };
    }

    @Test
    void layersRunFromTheFirstToTheLastAndThoseOfAMergedRouterInside() throws Exception {
        var log = new ArrayList<String>();
        Router inner = Router.of(routes("GET /inner")).layer(logging(log, "inner"));
        Router outer = Router.of(routes("GET /outer"))
                .layer(logging(log, "first"))
                .merge(inner)
                .layer(logging(log, "second"));

        send(outer, "GET", "/inner");
        assertThat(log).containsExactly("first /inner", "second /inner", "inner /inner");
        log.clear();
        send(outer, "GET", "/outer");
        send(outer, "GET", "/nowhere");
        assertThat(log).containsExactly("first /outer", "second /outer", "first null", "second null");
    }

    private static Layer logging(List<String> log, String name) {
        return (request, next) -> {
            log.add(name + " "
                    + (request.route() == null ? null : request.route().path()));
            return next.handle(request);
        };
    }

    @Test
    void theFallbackAnswersPathsWithoutARouteOnly() throws Exception {
        var withFallback = router.fallback(request -> Response.text("fallback " + request.path()));

        assertThat(body(withFallback, "GET", "/nowhere?x")).isEqualTo("fallback /nowhere");
        assertThat(send(withFallback, "PATCH", "/tasks")).startsWith("405\n");
    }

    private static Handler saying(String text) {
        return request -> Response.text(text + " " + request.path());
    }

    @Test
    void eachNestHasItsFallbackWithItsLayersAndTheLongestPrefixGoesFirst() throws Exception {
        Router inner = Router.of(routes("GET /x"))
                .layer((request, next) -> next.handle(request).header("X-Layer", "inner"))
                .fallback(saying("inner"));
        Router api =
                Router.of(routes("GET /tasks")).nest("/{version}/inner", inner).fallback(saying("api"));
        Router app = Router.of(routes("GET /")).nest("/api", api).fallback(saying("app"));

        assertThat(body(app, "GET", "/nowhere")).isEqualTo("app /nowhere");
        assertThat(body(app, "GET", "/apis")).isEqualTo("app /apis");
        assertThat(body(app, "GET", "/api")).isEqualTo("api /api");
        assertThat(body(app, "GET", "/api/v1")).isEqualTo("api /api/v1");
        assertThat(send(app, "GET", "/api/v1/inner/y/z"))
                .isEqualTo("200\nContent-Type: text/plain; charset=utf-8\nX-Layer: inner\ninner /api/v1/inner/y/z");
        assertThat(body(app, "GET", "/api/v1/inner/x")).isEqualTo("GET /x version=v1");
        assertThat(send(app, "PATCH", "/api/tasks")).startsWith("405\n");
    }

    @Test
    void aMergedFallbackIsThatOfTheWholeUnlessThereIsOneAlready() throws Exception {
        Router other = Router.of(routes("GET /b")).fallback(saying("other"));

        assertThat(body(Router.of(routes("GET /a")).merge(other), "GET", "/c")).isEqualTo("other /c");
        assertThatThrownBy(() -> Router.of().fallback(saying("one")).merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two fallbacks answer what has no route below /");
        assertThatThrownBy(() ->
                        Router.of().nest("/api", other).nest("/api", Router.of().fallback(saying("x"))))
                .hasMessage("two fallbacks answer what has no route below /api/");
    }

    @Test
    void aSlashTooManyIsARedirectIfTheRouterSaysSo() throws Exception {
        Router redirecting = router.redirectTrailingSlash();

        assertThat(send(redirecting, "GET", "/tasks/?limit=1")).isEqualTo("308\nLocation: /tasks?limit=1\n");
        assertThat(send(redirecting, "POST", "/tasks/")).isEqualTo("308\nLocation: /tasks\n");
        assertThat(send(redirecting, "PUT", "/files/a%2Fb/")).isEqualTo("308\nLocation: /files/a%2Fb\n");
        assertThat(send(redirecting, "GET", "/tasks//")).startsWith("404\n");
        assertThat(send(redirecting, "GET", "/nowhere/")).startsWith("404\n");
        assertThat(body(redirecting, "GET", "/")).isEqualTo("GET /");
        assertThat(send(router, "GET", "/tasks/")).startsWith("404\n");
    }

    @Test
    void aSlashTooManyLeadsToNoOtherHost() throws Exception {
        Router redirecting = Router.of(routes("GET /{host}/{name}", "GET /x/{rest...}"))
                .merge(routes("PUT /{rest...}"))
                .redirectTrailingSlash();

        assertThat(send(redirecting, "PUT", "//evil.com/")).doesNotContain("Location");
        assertThat(send(redirecting, "GET", "//evil.com/")).doesNotContain("Location");
        assertThat(send(redirecting, "GET", "/x/evil.com/")).doesNotContain("Location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/..",
                "/files/.",
                "/files/%2e%2E",
                "/files/%2e",
                "/files/../tasks",
                "/./tasks",
                "/../etc/passwd",
                "/nowhere/..",
                "/..",
                "/files/..?x=1"
            })
    void aDotSegmentIsA400(String target) throws Exception {
        assertThat(send(router.fallback(saying("fallback")), "PUT", target, "X-Request-Id", "r1"))
                .isEqualTo("""
                400
                Content-Type: application/problem+json
                {"title":"Bad Request","status":400,"detail":"The path must not have the segments . and ..",\
                "request_id":"r1"}""");
    }

    @ParameterizedTest
    @CsvSource({"/files/...", "/files/.a", "/files/a.", "/files/..a", "/files/a..", "/files/..%2F..", "/files/x?y=/../"
    })
    void otherDotsAreCharacters(String target) throws Exception {
        assertThat(send(router, "PUT", target)).startsWith("200\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host/tasks", "file:///tasks", "x://host/tasks", "tasks?x=http://host/tasks", "http:/tasks"
            })
    void anotherFormOfTargetIsA400(String target) throws Exception {
        assertThat(send(router, "GET", target)).startsWith("400\n");
    }

    @Test
    void aConflictNamesWhereBothRoutesStand() {
        RouteSet tasks =
                () -> List.of(new Route("GET", "/a/{id}", "TaskRoutes.get", saying(""), null, "TaskRoutes.java:41"));
        RouteSet users =
                () -> List.of(new Route("GET", "/{name}", "UserRoutes.get", saying(""), null, "UserRoutes.java:7"));
        assertThatThrownBy(() -> Router.of(tasks).nest("/a", users))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two routes match the same requests: GET /a/{id} of TaskRoutes.get (TaskRoutes.java:41)"
                        + " and GET /a/{name} of UserRoutes.get (UserRoutes.java:7)");
    }

    @Test
    void tenThousandRoutesAreOneTree() throws Exception {
        String[] templates = new String[10_000];
        for (int i = 0; i < templates.length; i++) {
            templates[i] = "GET /part" + i % 100 + "/thing" + i + "/{id}";
        }
        Router many = Router.of(routes(templates));

        assertThat(body(many, "GET", "/part34/thing1234/x")).isEqualTo("GET /part34/thing1234/{id} id=x");
        assertThat(send(many, "GET", "/part35/thing1234/x")).startsWith("404\n");
    }
}
