package echo;

import dev.corten.client.Client;
import dev.corten.http.Body;
import dev.corten.http.Cookie;
import dev.corten.http.Form;
import dev.corten.http.Get;
import dev.corten.http.Header;
import dev.corten.http.Post;
import dev.corten.http.Put;
import dev.corten.http.Query;
import dev.corten.http.Routes;
import dev.corten.json.Name;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
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
        public Stream<Group> json(List<@Nullable Group> groups) {
            return groups.stream().flatMap(Stream::ofNullable);
        }
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
                echo.json(java.util.Arrays.asList(group, null, new Group(null, LocalDate.EPOCH))).toList());
    }
}
