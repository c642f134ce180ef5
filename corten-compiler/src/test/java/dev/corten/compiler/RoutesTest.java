package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Content;
import dev.corten.http.RouteSet;
import dev.corten.http.Router;
import dev.corten.testing.TestApp;
import dev.corten.testing.TestResponse;
import java.io.ByteArrayInputStream;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What generated routes do, from the request to the answer. */
class RoutesTest {
    private static final String SOURCE = """
            package echo;

            import dev.corten.http.*;
            import jakarta.validation.constraints.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;

            @Routes("/echo")
            public class EchoRoutes {
                public enum Sort { NEWEST, @dev.corten.json.Name("oldest-first") OLDEST }

                public record Item(String name, int count) {}

                public record User(String name) {
                    static User from(Request request) throws Unauthorized {
                        String name = request.header("X-User");
                        if (name == null) {
                            throw new Unauthorized();
                        }
                        return new User(name);
                    }
                }

                @Status(401)
                public static class Unauthorized extends ApiException {
                    Unauthorized() { super("Who are you?"); }
                }

                @Status(404)
                public static sealed class NotFound extends ApiException {
                    NotFound(String message) { super(message); }
                }

                @Status(410)
                public static final class Gone extends NotFound {
                    Gone() { super("gone"); }
                }

                public abstract static sealed class OrderError extends ApiException {
                    OrderError(String message) { super(message); }

                    @Status(404)
                    public static final class Missing extends OrderError {
                        Missing() { super("no such order"); }
                    }

                    public abstract static sealed class Refused extends OrderError {
                        Refused(String message) { super(message); }
                    }

                    /** The order is paid already. */
                    @Status(409)
                    public static final class Paid extends Refused {
                        Paid() { super("paid"); }
                    }

                    @Status(403)
                    public static final class Foreign extends Refused {
                        Foreign() { super("not yours"); }
                    }
                }

                @Delete("/orders/{id}")
                void cancel(int id) throws OrderError {
                    switch (id) {
                        case 1 -> throw new OrderError.Missing();
                        case 2 -> throw new OrderError.Paid();
                        case 3 -> throw new OrderError.Foreign();
                        default -> {}
                    }
                }

                @Post("/upload")
                String upload(
                        @Form String title,
                        @Form Upload image,
                        @Form Optional<Upload> icon,
                        @Form @Nullable Upload cover,
                        @Form List<Upload> more,
                        @Form @Default("1") int copies) {
                    return title + " " + image.filename() + " " + new String(image.bytes()) + " " + icon.isPresent() + " "
                            + (cover == null) + " " + more.size() + " " + copies;
                }

                public record Avatar(@Size(max = 5) String name, Upload image) {}

                @Post("/avatar")
                String avatar(@Form Avatar avatar) { return avatar.name() + " " + avatar.image().size(); }

                @Get("/left")
                String left(@Extension Locale locale, @Extension Optional<Currency> currency, @Extension @Nullable TimeZone zone, Peer peer) {
                    return locale + " " + currency + " " + zone + " " + peer;
                }

                @Get("/unleft")
                String unleft(@Extension TimeZone zone) { return zone.toString(); }

                @Get("/times")
                String times(
                        @Query java.time.LocalTime time,
                        @Query java.time.LocalDateTime at,
                        @Query java.time.YearMonth month,
                        @Query @Default("PT1H") java.time.Duration per) {
                    return time + " " + at + " " + month + " " + per;
                }

                @Get("/query")
                String query(
                        @Query @Default("20") int limit,
                        @Query @Nullable Sort sort,
                        @Query List<String> tag,
                        @Query Optional<UUID> id,
                        @Header Optional<String> xTrace,
                        @Cookie @Nullable Boolean dark) {
                    return limit + " " + sort + " " + tag + " " + id.isPresent() + " " + xTrace + " " + dark;
                }

                @Get("/items/{name}/{count}")
                Item path(int count, String name) { return new Item(name, count); }

                @Post @Status(201)
                Reply<Item> create(@Body Item item) {
                    return Reply.of(item).header("Location", "/echo/items/" + item.name());
                }

                @Put
                Response replace(Request request, @Body List<Item> items) {
                    return Response.text(request.method() + " " + items.size()).status(202);
                }

                @Delete("/{id}")
                void delete(int id) throws NotFound, Gone {
                    if (id == 1) { throw new NotFound("no 1"); }
                    if (id == 2) { throw new Gone(); }
                    if (id == 3) { throw new IllegalStateException("secret"); }
                }

                public record Paging(@Default("20") int limit, @Nullable UUID after, List<Sort> sort) {
                    public Paging {
                        if (limit > 100) { throw new IllegalArgumentException("limit must be at most 100"); }
                    }
                }

                public record Login(String user, @dev.corten.json.Name("pass-word") String password, Optional<Integer> age) {}

                public record Member(
                        @NotBlank @Size(max = 5) String name,
                        @Email @Nullable String email,
                        @Min(18) int age,
                        @DecimalMin(value = "0.5", inclusive = false) java.math.BigDecimal factor,
                        @Pattern(regexp = "[a-z]{2}") Optional<String> country,
                        @Size(min = 1, max = 2) List<String> tags,
                        @Positive dev.corten.json.Field<Long> points) {}

                @Post("/members")
                void join(@Body Member member) {}

                public record Basket(
                        @Size(min = 3) @Pattern(regexp = "[a-z]+") String code,
                        List<@Size(max = 3) String> tags,
                        Map<String, @Size(max = 2) List<@Min(1) Integer>> shelves,
                        List<Line> lines) {}

                public record Line(@Positive int count, @Digits(integer = 3, fraction = 2) java.math.BigDecimal price) {}

                @Post("/baskets")
                void basket(@Body Basket basket) {}

                @Post("/labels")
                void labels(@Body @Size(max = 2) List<@NotBlank String> labels) {}

                @Get("/tags")
                String tags(@Query @Size(max = 2) List<@Size(max = 3) String> tag) { return tag.toString(); }

                @Get("/careless")
                String careless(@Query @Pattern(regexp = "(a+)+") String text, @Query @Pattern(regexp = "(a|b)*") String other) {
                    return "";
                }

                @Get("/range/{from}")
                String range(@Min(1) @Max(9) int from, @Query @Size(min = 2) String text, @Query @Pattern(regexp = "a+") @Nullable String as) {
                    return from + text + as;
                }

                @Get("/pages/{book}")
                String pages(@Query Paging paging, int book) { return book + " " + paging; }

                @Post("/login")
                String login(@Form Login login, @Form @Default("false") boolean remember) {
                    return login + " " + remember;
                }

                @Post("/bytes")
                String bytes(@Body byte[] content) { return "" + content.length; }

                @Post("/stream")
                String stream(@Body java.io.InputStream content) {
                    try {
                        return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }

                @Get("/files/{name...}")
                String file(String name) { return name; }

                @Get("/me")
                User me(User user) throws Unauthorized { return user; }
            }
            """;

    @TempDir
    static Path work;

    private static URLClassLoader classes;
    private static TestApp app;

    @BeforeAll
    static void compile() throws Exception {
        Path sources = Files.createDirectories(work.resolve("src"));
        Files.writeString(sources.resolve("EchoRoutes.java"), SOURCE);
        Compilation compilation = Compilation.of(sources, work, "-Xlint:all,-processing,-serial,-options", "-Werror");
        assertThat(compilation.output()).isEmpty();
        classes = Compilation.classes(work);
        Class<?> target = classes.loadClass("echo.EchoRoutes");
        Object routes = classes.loadClass("echo.HttpEchoRoutes")
                .getConstructor(target)
                .newInstance(target.getConstructor().newInstance());
        app = TestApp.of(Router.of((RouteSet) routes).layer((request, next) -> {
            request.extend(Locale.class, Locale.GERMANY);
            return next.handle(request);
        }));
    }

    @AfterAll
    static void close() throws Exception {
        classes.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /echo/query                                              | 20 null [] false Optional.empty null
            /echo/query?limit=5&sort=newest&tag=a&tag=b%26           | 5 NEWEST [a, b&] false Optional.empty null
            /echo/query?sort=oldest-first&id=00000000-0000-4000-8000-000000000000 | 20 OLDEST [] true Optional.empty null
            """)
    void valuesOfTheQueryReachTheMethod(String target, String expected) {
        assertThat(app.get(target).send().body()).isEqualTo(expected);
    }

    @Test
    void headersAndCookiesReachTheMethod() {
        TestResponse response = app.get("/echo/query")
                .header("X-Trace", "abc")
                .header("Cookie", "dark=true")
                .send();

        assertThat(response.body()).isEqualTo("20 null [] false Optional[abc] true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=x     | The query parameter "limit" must be a whole number from -2147483648 to 2147483647, not "x"
            sort=OLDEST | The query parameter "sort" must be one of newest, oldest-first, not "OLDEST"
            id=1        | The query parameter "id" must be a UUID, not "1"
            limit=1&limit=2 | The query parameter "limit" must be given once, not 2 times
            """)
    void aWrongValueIsA400ThatSaysWhatIsExpected(String query, String detail) {
        TestResponse response =
                app.get("/echo/query?" + query).header("X-Request-Id", "r1").send();

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"detail\":\"" + detail.replace("\"", "\\\"") + "\"");
    }

    @Test
    void variablesOfThePathGoByName() {
        TestResponse response = app.get("/echo/items/a%2Fb/3").send();

        assertThat(response).hasToString("""
                200
                Content-Type: application/json

                {"name":"a/b","count":3}""");
        assertThat(app.get("/echo/items/a/b").send().status()).isEqualTo(400);
    }

    @Test
    void theBodyIsReadAndTheReplyHasStatusAndHeaders() {
        assertThat(app.post("/echo").json("{\"name\":\"a\",\"count\":1}").send())
                .hasToString("""
                201
                Content-Type: application/json
                Location: /echo/items/a

                {"name":"a","count":1}""");
        assertThat(app.put("/echo").json("[]").send()).hasToString("""
                202
                Content-Type: text/plain; charset=utf-8

                PUT 0""");
    }

    @Test
    void aBodyOfTheWrongShapeIsA422ThatNamesAllPaths() {
        TestResponse response = app.post("/echo").json("{\"count\":\"x\"}").send();

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body()).contains("$.count").contains("$.name");
    }

    @Test
    void exceptionsAnswerWithTheirStatusTheMostSpecificFirst() {
        assertThat(app.delete("/echo/0").send()).hasToString("204\n\n");
        assertThat(app.delete("/echo/1").send().status()).isEqualTo(404);
        assertThat(app.delete("/echo/2").send().status()).isEqualTo(410);
        assertThat(app.delete("/echo/3").header("X-Request-Id", "r1").send().body())
                .isEqualTo("{\"title\":\"Internal Server Error\",\"status\":500,"
                        + "\"detail\":\"An internal error occurred\",\"request_id\":\"r1\"}");
    }

    @Test
    void aRecordGroupsParametersOfTheQuery() {
        assertThat(app.get("/echo/pages/7?sort=newest&sort=oldest-first").send().body())
                .isEqualTo("7 Paging[limit=20, after=null, sort=[NEWEST, OLDEST]]");
        assertThat(app.get("/echo/pages/7?limit=101")
                        .header("X-Request-Id", "r1")
                        .send())
                .hasToString("""
                400
                Content-Type: application/problem+json

                {"title":"Bad Request","status":400,"detail":"limit must be at most 100","request_id":"r1"}""");
    }

    @Test
    void allValuesThatDoNotFitAreToldTogether() {
        assertThat(app.get("/echo/pages/x?limit=y&after=z&sort=newest&sort=w")
                        .header("X-Request-Id", "r1")
                        .send()
                        .body())
                .isEqualTo("{\"title\":\"Bad Request\",\"status\":400,\"detail\":\""
                        + "The query parameter \\\"limit\\\" must be a whole number from -2147483648 to 2147483647, not \\\"y\\\"; "
                        + "The query parameter \\\"after\\\" must be a UUID, not \\\"z\\\"; "
                        + "The query parameter \\\"sort\\\" must be one of newest, oldest-first, not \\\"w\\\"; "
                        + "The path variable \\\"book\\\" must be a whole number from -2147483648 to 2147483647, not \\\"x\\\"\","
                        + "\"errors\":["
                        + "{\"in\":\"query\",\"name\":\"limit\",\"detail\":\"must be a whole number from -2147483648 to 2147483647, not \\\"y\\\"\"},"
                        + "{\"in\":\"query\",\"name\":\"after\",\"detail\":\"must be a UUID, not \\\"z\\\"\"},"
                        + "{\"in\":\"query\",\"name\":\"sort\",\"detail\":\"must be one of newest, oldest-first, not \\\"w\\\"\"},"
                        + "{\"in\":\"path\",\"name\":\"book\",\"detail\":\"must be a whole number from -2147483648 to 2147483647, not \\\"x\\\"\"}],"
                        + "\"request_id\":\"r1\"}");
        assertThat(app.get("/echo/pages/x?limit=%zz").send().body())
                .contains("percent-encoded")
                .contains("\"errors\":[{\"in\":\"path\",\"name\":\"book\"");
    }

    private static TestResponse parts(String path, String... parts) {
        var content = new StringBuilder();
        for (String part : parts) {
            content.append("--b\r\nContent-Disposition: form-data; ")
                    .append(part)
                    .append("\r\n");
        }
        return app.post(path)
                .header("X-Request-Id", "r1")
                .content(
                        "multipart/form-data; boundary=b",
                        content.append("--b--\r\n").toString().getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Test
    void filesOfAFormAreParameters() {
        assertThat(parts(
                                "/echo/upload",
                                "name=title\r\n\r\nA title",
                                "name=image; filename=\"../a.png\"\r\n\r\nPNG",
                                "name=more; filename=\"1\"\r\n\r\n1",
                                "name=more; filename=\"2\"\r\n\r\n2")
                        .body())
                .isEqualTo("A title a.png PNG false true 2 1");
        assertThat(parts("/echo/upload", "name=image\r\n\r\nPNG", "name=copies\r\n\r\nmany")
                        .body())
                .endsWith("\"errors\":["
                        + "{\"pointer\":\"#/title\",\"detail\":\"is missing; it must be a text\"},"
                        + "{\"pointer\":\"#/image\",\"detail\":\"must be a file, not a text\"},"
                        + "{\"pointer\":\"#/copies\",\"detail\":\"must be a whole number from -2147483648 to 2147483647, not \\\"many\\\"\"}],"
                        + "\"request_id\":\"r1\"}");
        assertThat(parts("/echo/avatar", "name=name\r\n\r\nAda", "name=image; filename=a\r\n\r\nPNG")
                        .body())
                .isEqualTo("Ada 3");
        assertThat(parts("/echo/avatar", "name=name\r\n\r\nAda Lovelace", "name=image; filename=a\r\n\r\nPNG")
                        .status())
                .isEqualTo(422);
        assertThat(form("user=u&pass-word=p").status()).isEqualTo(200);
        assertThat(parts("/echo/login", "name=user\r\n\r\nu", "name=pass-word\r\n\r\np")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatLayersLeaveAndThePeerAreParameters() {
        assertThat(app.get("/echo/left").peer("192.0.2.7:4711").send().body())
                .isEqualTo("de_DE Optional.empty null 192.0.2.7:4711");
        assertThat(app.get("/echo/left").peer("[2001:db8::1]:4711").send().body())
                .isEqualTo("de_DE Optional.empty null [2001:db8:0:0:0:0:0:1]:4711");
        assertThat(app.get("/echo/unleft").send().status()).isEqualTo(500);
    }

    @Test
    void timesAreParameters() {
        assertThat(app.get("/echo/times?time=12:30&at=2026-01-31T12:00:01&month=2026-02")
                        .send()
                        .body())
                .isEqualTo("12:30 2026-01-31T12:00:01 2026-02 PT1H");
        assertThat(app.get("/echo/times?time=24:30&at=2026-01-31&month=2026-13&per=1h")
                        .send()
                        .body())
                .contains("must be a time of day as in 12:00:00, not")
                .contains("must be a date and time as in 2026-01-31T12:00:00, not")
                .contains("must be a month as in 2026-01, not")
                .contains("must be a duration as in PT1H30M, not");
    }

    @Test
    void eachOfAFamilyOfErrorsHasItsStatus() {
        assertThat(app.delete("/echo/orders/0").send().status()).isEqualTo(204);
        assertThat(app.delete("/echo/orders/1")
                        .header("X-Request-Id", "r1")
                        .send()
                        .body())
                .isEqualTo(
                        "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"no such order\",\"request_id\":\"r1\"}");
        assertThat(app.delete("/echo/orders/2").send().status()).isEqualTo(409);
        assertThat(app.delete("/echo/orders/3").send().status()).isEqualTo(403);
    }

    @Test
    void aBodyIsCheckedByItsConstraintsWithAllThatIsWrong() {
        assertThat(app.post("/echo/members").json("""
                        {"name":"Ada","email":"ada@example.org","age":18,"factor":0.51,"country":"de","tags":["a"],"points":1}""").send().status()).isEqualTo(204);
        assertThat(app.post("/echo/members")
                        .json("{\"name\":\"éé😀éé\",\"age\":20,\"factor\":1,\"tags\":[\"a\",\"b\"]}")
                        .send()
                        .status())
                .isEqualTo(204);
        assertThat(app.post("/echo/members")
                        .header("X-Request-Id", "r1")
                        .json("""
                        {"name":"  ","email":"ada@","age":17,"factor":0.5,"country":"deu","tags":[],"points":0}""")
                        .send()
                        .body())
                .endsWith("\"errors\":["
                        + "{\"pointer\":\"#/name\",\"detail\":\"must be a text that is not blank\"},"
                        + "{\"pointer\":\"#/email\",\"detail\":\"must be an email address\"},"
                        + "{\"pointer\":\"#/age\",\"detail\":\"must be at least 18\"},"
                        + "{\"pointer\":\"#/factor\",\"detail\":\"must be more than 0.5\"},"
                        + "{\"pointer\":\"#/country\",\"detail\":\"must be a text that matches [a-z]{2}\"},"
                        + "{\"pointer\":\"#/tags\",\"detail\":\"must be 1 to 2 elements long\"},"
                        + "{\"pointer\":\"#/points\",\"detail\":\"must be more than 0\"}],\"request_id\":\"r1\"}");
        // A value of the wrong type is told once.
        assertThat(app.post("/echo/members")
                        .json("{\"name\":1,\"age\":\"x\",\"factor\":1,\"tags\":[\"a\"]}")
                        .send()
                        .body())
                .contains("\"detail\":\"$.name must be a string; $.age must be a whole number\"");
    }

    @Test
    void everyPartOfABodyIsCheckedByItsConstraints() {
        assertThat(app.post("/echo/baskets").json("""
                        {"code":"abc","tags":["abc"],"shelves":{"a":[1,2]},"lines":[{"count":1,"price":999.990}]}""").send().status()).isEqualTo(204);
        var wrong = app.post("/echo/baskets").json("""
                        {"code":"A1","tags":["abc","abcd",7],"shelves":{"a":[1,0],"b":[1,2,3]},"lines":[{"count":0,"price":1000},{"count":"1","price":0.001}]}""").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "\"errors\":["
                                + "{\"pointer\":\"#/code\",\"detail\":\"must be 3 or more characters long\"},"
                                + "{\"pointer\":\"#/code\",\"detail\":\"must be a text that matches [a-z]+\"},"
                                + "{\"pointer\":\"#/tags/1\",\"detail\":\"must be at most 3 characters long\"},"
                                + "{\"pointer\":\"#/tags/2\",\"detail\":\"must be a string\"},"
                                + "{\"pointer\":\"#/shelves/a/1\",\"detail\":\"must be at least 1\"},"
                                + "{\"pointer\":\"#/shelves/b\",\"detail\":\"must be at most 2 elements long\"},"
                                + "{\"pointer\":\"#/lines/0/count\",\"detail\":\"must be more than 0\"},"
                                + "{\"pointer\":\"#/lines/0/price\",\"detail\":\"must be a number of at most 3 digits before the point and 2 behind it\"},"
                                + "{\"pointer\":\"#/lines/1/count\",\"detail\":\"must be a whole number\"},"
                                + "{\"pointer\":\"#/lines/1/price\",\"detail\":\"must be a number of at most 3 digits before the point and 2 behind it\"}]");
        assertThat(app.post("/echo/labels").json("[\"a\",\" \",\"c\"]").send().body())
                .contains("{\"pointer\":\"#/1\",\"detail\":\"must be a text that is not blank\"},"
                        + "{\"pointer\":\"#\",\"detail\":\"must be at most 2 elements long\"}");
    }

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e999",
            "99999999999999999999",
            "NaN",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\0",
            "ÿ",
            "é",
            "😀",
            "%",
            "%00",
            "%ff",
            "&",
            "=",
            "+",
            ";",
            "\r\n",
            "--b",
            "--b--",
            "--b\r\nContent-Disposition: form-data; name=",
            "title",
            "image",
            "user",
            "pass-word",
            "name",
            "\"name\":",
            "\"tags\":[",
            "\"lines\":[{",
            "\"count\":",
            "\"price\":",
            "\"shelves\":{",
            "\"age\":",
            "filename=x",
            "a".repeat(300),
            "[".repeat(300),
            "{\"a\":".repeat(300),
            "1".repeat(2000),
            "+999999999-12-31",
            "24:00",
            "PT9999999999999999999H");

    /** Of each route with a content one that it takes, and its type. */
    private static final List<List<String>> WELCOME = List.of(
            List.of(
                    "/members",
                    "application/json",
                    "{\"name\":\"Ada\",\"email\":\"a@b\",\"age\":18,\"factor\":0.51,\"country\":\"de\",\"tags\":[\"a\"],\"points\":1}"),
            List.of(
                    "/baskets",
                    "application/json",
                    "{\"code\":\"abc\",\"tags\":[\"abc\"],\"shelves\":{\"a\":[1]},\"lines\":[{\"count\":1,\"price\":9.99}]}"),
            List.of("/labels", "application/json", "[\"a\",\"b\"]"),
            List.of("/login", "application/x-www-form-urlencoded", "user=u&pass-word=p%20q&age=7"),
            List.of(
                    "/avatar",
                    "multipart/form-data; boundary=b",
                    "--b\r\nContent-Disposition: form-data; name=name\r\n\r\nAda\r\n"
                            + "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\nPNG\r\n--b--\r\n"));

    /** {@code text} with some parts of it left out, put in twice or replaced by what nobody expects. */
    private static String mutated(String text, Random random) {
        var mutated = new StringBuilder(text);
        for (int n = random.nextInt(4); n > 0; n--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(6));
            String part = mutated.substring(from, to);
            mutated.replace(
                    from,
                    to,
                    switch (random.nextInt(4)) {
                        case 0 -> "";
                        case 1 -> part + part;
                        default -> HOSTILE.get(random.nextInt(HOSTILE.size()));
                    });
        }
        return mutated.toString();
    }

    @Test
    void nothingThatIsSentIsA5xx() {
        var random = new Random(1);
        var statuses = new TreeSet<Integer>();
        for (int i = 0; i < 5_000; i++) {
            List<String> welcome = WELCOME.get(random.nextInt(WELCOME.size()));
            byte[] content = mutated(welcome.get(2), random).getBytes(StandardCharsets.UTF_8);
            statuses.add(app.post("/echo" + welcome.get(0))
                    .content(welcome.get(1), content)
                    .send()
                    .status());
            var query = app.get("/echo/times");
            for (String value :
                    List.of("time=12:30", "at=2026-01-31T12:00", "month=2026-01", "per=PT1H", "month=2026-02")) {
                if (random.nextInt(5) > 0) {
                    String[] pair = value.split("=", 2);
                    query = query.query(pair[0], mutated(pair[1], random).replaceAll("[\ud800-\udfff]", ""));
                }
            }
            statuses.add(query.send().status());
        }
        assertThat(statuses).containsExactly(200, 204, 400, 422);
    }

    @Test
    void aListOfParametersIsCheckedByItsConstraints() {
        assertThat(app.get("/echo/tags?tag=a&tag=b").send().body()).isEqualTo("[a, b]");
        assertThat(app.get("/echo/tags?tag=a&tag=b&tag=c").send().body())
                .contains(
                        "\"errors\":[{\"in\":\"query\",\"name\":\"tag\",\"detail\":\"must be at most 2 elements long\"}]");
        assertThat(app.get("/echo/tags?tag=a&tag=abcd&tag=c").send().body())
                .contains(
                        "\"errors\":[{\"in\":\"query\",\"name\":\"tag\",\"detail\":\"must be a text, at most 3 characters long, not \\\"abcd\\\"\"}]");
    }

    @Test
    void noTextHoldsAThreadInACarelessPattern() {
        var response = app.get("/echo/careless?text=" + "a".repeat(60) + "b&other=" + "ab".repeat(3000) + "c")
                .send();
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("a text that matches (a+)+").contains("a text that matches (a|b)*");
    }

    @Test
    void aParameterIsCheckedByItsConstraints() {
        assertThat(app.get("/echo/range/9?text=ab&as=aa").send().body()).isEqualTo("9abaa");
        assertThat(app.get("/echo/range/0?text=a&as=b").send().body())
                .contains(
                        "\"in\":\"path\",\"name\":\"from\",\"detail\":\"must be a whole number from -2147483648 to 2147483647, "
                                + "at least 1, at most 9, not \\\"0\\\"\"")
                .contains(
                        "\"in\":\"query\",\"name\":\"text\",\"detail\":\"must be a text, 2 or more characters long, not \\\"a\\\"\"")
                .contains(
                        "\"in\":\"query\",\"name\":\"as\",\"detail\":\"must be a text, a text that matches a+, not \\\"b\\\"\"");
        assertThat(app.get("/echo/range/x?text=ab").send().status()).isEqualTo(400);
    }

    private static TestResponse form(String text) {
        return app.post("/echo/login")
                .header("X-Request-Id", "r1")
                .content("application/x-www-form-urlencoded; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Test
    void aFormIsReadIntoARecord() {
        assertThat(form("user=Ada+L%C3%A9&pass-word=a%26b&age=36&other=1&remember=true")
                        .body())
                .isEqualTo("Login[user=Ada Lé, password=a&b, age=Optional[36]] true");
        assertThat(form("user=&pass-word=").body()).isEqualTo("Login[user=, password=, age=Optional.empty] false");
    }

    @Test
    void aFormThatDoesNotFitIsA422WithAllThatIsWrong() {
        assertThat(form("user=a&user=b&age=x")).hasToString("""
                422
                Content-Type: application/problem+json

                {"title":"Unprocessable Content","status":422,"detail":"The form field \\"user\\" must be given once, not 2 times; \
                The form field \\"pass-word\\" is missing; it must be a text; \
                The form field \\"age\\" must be a whole number from -2147483648 to 2147483647, not \\"x\\"","errors":[\
                {"pointer":"#/user","detail":"must be given once, not 2 times"},\
                {"pointer":"#/pass-word","detail":"is missing; it must be a text"},\
                {"pointer":"#/age","detail":"must be a whole number from -2147483648 to 2147483647, not \\"x\\""}],\
                "request_id":"r1"}""");
    }

    @Test
    void aContentThatIsNoFormIsRefused() {
        assertThat(app.post("/echo/login").json("{}").send().status()).isEqualTo(415);
        assertThat(form("user=%zz&pass-word=%00").status()).isEqualTo(400);
        assertThat(form("user=é&pass-word=a").status()).isEqualTo(400);
        assertThat(app.post("/echo/login")
                        .content("application/x-www-form-urlencoded", new byte[3 << 20])
                        .send()
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aContentOfAnyTypeIsTakenAsBytesOrAsAStream() {
        assertThat(app.post("/echo/bytes")
                        .content("image/png", new byte[] {1, 2, 3})
                        .send()
                        .body())
                .isEqualTo("3");
        assertThat(app.post("/echo/bytes").send().body()).isEqualTo("0");
        assertThat(app.post("/echo/stream")
                        .content("text/csv", "a;b".getBytes(StandardCharsets.UTF_8))
                        .send()
                        .body())
                .isEqualTo("a;b");
        assertThat(app.post("/echo/stream")
                        .header("Content-Encoding", "br")
                        .content("text/csv", new byte[0])
                        .send()
                        .status())
                .isEqualTo(415);
        assertThat(app.post("/echo/stream")
                        .content(Content.of(new ByteArrayInputStream(new byte[3 << 20]), -1))
                        .send()
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aVariableWithDotsTakesTheRestOfThePath() {
        assertThat(app.get("/echo/files/a/b%2Fc/d.txt?x=1").send().body()).isEqualTo("a/b/c/d.txt");
        assertThat(app.get("/echo/files/").send().status()).isEqualTo(404);
    }

    @Test
    void aTypeWithAFactoryMakesItselfOutOfTheRequest() {
        assertThat(app.get("/echo/me").header("X-User", "Ada").send().body()).isEqualTo("{\"name\":\"Ada\"}");
        assertThat(app.get("/echo/me").send().status()).isEqualTo(401);
    }
}
