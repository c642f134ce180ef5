package echo;

import dev.corten.client.Client;
import dev.corten.http.ApiException;
import dev.corten.http.Body;
import dev.corten.http.Content;
import dev.corten.http.Cookie;
import dev.corten.http.Event;
import dev.corten.http.Events;
import dev.corten.http.Form;
import dev.corten.http.Get;
import dev.corten.http.Header;
import dev.corten.http.Ndjson;
import dev.corten.http.Post;
import dev.corten.http.Produces;
import dev.corten.http.Put;
import dev.corten.http.Query;
import dev.corten.http.Redirect;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import dev.corten.http.Upload;
import dev.corten.json.Name;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what it was sent. */
@Client
@Routes("/echo")
public interface EchoApi {
    @Get("/path/{text}/{id}/{rest...}")
    List<String> path(String text, UUID id, String rest);

    @Get("/query")
    List<String> query(
            @Query String text,
            @Query double number,
            @Query BigDecimal decimal,
            @Query Instant time,
            @Query LocalDate date,
            @Query boolean flag,
            @Query @Nullable Integer left,
            @Query Optional<Level> level,
            @Query List<String> many,
            @Query Group group);

    @Get("/fields")
    List<String> fields(@Header("X-Text") String text, @Header Optional<Level> level, @Cookie String session);

    @Post("/form")
    List<String> form(@Form String text, @Form List<Level> levels);

    @Put("/bytes")
    String bytes(@Body byte[] bytes);

    @Put("/stream")
    String stream(@Body InputStream stream);

    @Put("/json")
    Stream<Group> json(@Body List<@Nullable Group> groups);

    @Get("/numbers")
    Ndjson<Integer> numbers(@Query int count);

    @Get("/rows")
    @Produces({"application/x-ndjson", "application/json"})
    Stream<Integer> rows(@Query int count);

    @Get("/events")
    Events<Group> events() throws Missing;

    @Get("/words")
    Events<String> words();

    @Get("/csv")
    @Produces("text/csv")
    String csv();

    @Get("/raw")
    @Produces("image/png")
    byte[] raw();

    @Post("/files")
    List<String> files(@Form Files files);

    @Post("/maybe")
    String maybe(@Form @Nullable Upload file, @Form List<Upload> more);

    @Put("/length")
    String length(@Body Content content);

    @Post("/file")
    Redirect file(@Form Upload file);

    @Get("/whole/{status}")
    Response whole(int status) throws Missing;

    record Files(String text, Upload one, List<Upload> more, Optional<Upload> none) {}

    @Status(404)
    final class Missing extends ApiException {
        private static final long serialVersionUID = 1;

        public Missing(String message) {
            super(message);
        }
    }

    record Group(@Nullable Level lowest, @Name("from_date") LocalDate from) {}

    enum Level {
        LOW,
        @Name("very-high")
        HIGH
    }

    /** The service. */
    final class Echo implements EchoApi {
        @Override
        public List<String> path(String text, UUID id, String rest) {
            return List.of(text, id.toString(), rest);
        }

        @Override
        public List<String> query(
                String text,
                double number,
                BigDecimal decimal,
                Instant time,
                LocalDate date,
                boolean flag,
                @Nullable Integer left,
                Optional<Level> level,
                List<String> many,
                Group group) {
            return List.of(
                    text, number + "", decimal + "", time + "", date + "", flag + "", left + "", level + "", many + "",
                    group + "");
        }

        @Override
        public List<String> fields(String text, Optional<Level> level, String session) {
            return List.of(text, level + "", session);
        }

        @Override
        public List<String> form(String text, List<Level> levels) {
            return List.of(text, levels + "");
        }

        @Override
        public String bytes(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public String stream(InputStream stream) {
            try {
                return stream.readAllBytes().length + " bytes";
            } catch (IOException e) {
                return e.toString();
            }
        }

        @Override
        public Ndjson<Integer> numbers(int count) {
            return Ndjson.of(Stream.iterate(1, n -> n + 1).limit(count));
        }

        @Override
        public Stream<Integer> rows(int count) {
            return numbers(count).items().map(n -> n);
        }

        @Override
        public Events<Group> events() throws Missing {
            var group = new Group(Level.LOW, LocalDate.EPOCH);
            return Events.of(out -> {
                out.send(Event.of(group).id(1).name("group"));
                out.send(Event.<Group>comment("passed over").retry(Duration.ofSeconds(2)));
                out.send(group);
            });
        }

        @Override
        public Events<String> words() {
            return Events.of(out -> {
                out.send("two\nlines ä");
                out.send("");
            });
        }

        @Override
        public String csv() {
            return "a;b\nä;2\n";
        }

        @Override
        public byte[] raw() {
            return new byte[] {1, -1};
        }

        @Override
        public List<String> files(Files files) {
            return Stream.concat(Stream.of(files.one()), files.more().stream())
                    .map(file -> files.text() + " " + files.none() + " " + file.filename() + " " + file.contentType() + " "
                            + new String(file.bytes(), StandardCharsets.UTF_8))
                    .toList();
        }

        @Override
        public String maybe(@Nullable Upload file, List<Upload> more) {
            return file + " " + more;
        }

        @Override
        public String length(Content content) {
            return content.length() + "";
        }

        @Override
        public Redirect file(Upload file) {
            return Redirect.to("/" + file.filename() + "/" + file.size());
        }

        @Override
        public Response whole(int status) throws Missing {
            if (status == 404) {
                throw new Missing("not " + status);
            }
            return Response.text("x".repeat(1_000_000)).status(status).header("X-Status", "is " + status);
        }

        @Override
        public Stream<Group> json(List<@Nullable Group> groups) {
            return groups.stream().flatMap(Stream::ofNullable);
        }
    }

    /** What comes while it is read. */
    static List<Object> streams(EchoApi echo, Path file) throws Exception {
        var answers = new ArrayList<Object>();
        try (var numbers = echo.numbers(100_000_000).items()) {
            answers.add(numbers.skip(1000).limit(2).toList());
        }
        answers.add(echo.rows(3).toList());
        answers.add(echo.rows(0).toList());
        try (var events = echo.events().stream()) {
            answers.add(events.toList());
        }
        answers.add(echo.words().stream().map(Event::data).toList());
        answers.add(echo.csv());
        answers.add(Arrays.toString(echo.raw()));
        var bytes = Upload.of("a \"b\" ä.txt", "text/plain", "bytes\r\n--ä".getBytes(StandardCharsets.UTF_8));
        var empty = Upload.of("empty", "a/b", new byte[0]);
        var unnamed = new Upload(null, null, Content.of(new byte[] {'x'}));
        answers.add(echo.files(new Files("täxt", bytes, List.of(empty, unnamed), Optional.empty())));
        answers.add(echo.maybe(null, List.of()));
        answers.add(echo.length(Content.of(new byte[70])) + echo.length(Content.empty()));
        answers.add(echo.file(Upload.of(file)));
        Response whole = echo.whole(418);
        answers.add(whole.status() + " " + whole.header("X-Status") + " " + whole.header("Transfer-Encoding") + " "
                + whole.content().length() + " " + whole.content().bytes().length);
        try {
            answers.add(echo.whole(404));
        } catch (Missing e) {
            answers.add(e);
        }
        return answers;
    }

    /** What a client gets back. */
    static List<Object> calls(EchoApi echo) {
        var group = new Group(Level.HIGH, LocalDate.of(2026, 1, 31));
        UUID id = UUID.fromString("0198c1a2-0000-7000-8000-000000000001");
        return List.of(
                echo.path("a/b c%2F+?#ä😀", id, "x y/z%/ü"),
                echo.query(
                        "a&b=c+d e%20ä",
                        1e100,
                        new BigDecimal("12.50"),
                        Instant.parse("2026-01-31T12:00:00.5Z"),
                        LocalDate.of(2026, 1, 31),
                        true,
                        null,
                        Optional.of(Level.HIGH),
                        List.of("", "a,b", "a"),
                        group),
                echo.fields("plain text", Optional.empty(), "abc="),
                echo.form("a&b=c+ä", List.of(Level.LOW, Level.HIGH)),
                echo.bytes("ü".getBytes(StandardCharsets.UTF_8)),
                echo.stream(InputStream.nullInputStream()),
                echo.json(Arrays.asList(group, null, new Group(null, LocalDate.EPOCH))).toList());
    }
}
