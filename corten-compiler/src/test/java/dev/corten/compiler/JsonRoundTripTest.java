package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.corten.json.JsonCodec;
import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the codecs that are generated for the program in {@code generated/json-codec}. */
class JsonRoundTripTest {
    private static final String TASK = """
            {"id":"0198c1a2-7b3c-7def-8123-456789abcdef","title":"Tidy \\"up\\"","description":null,\
            "status":"in-progress","priority":3,"estimate":null,"tags":["a",null],"attachments":{"x":[\
            {"type":"link","url":"https://example.com","title":null},\
            {"type":"inline_file","name":"a.txt","content":"AAH/"}],"y":[]},\
            "parent":{"id":"0198c1a2-7b3c-7def-8123-456789abcdee","title":"é","description":"d",\
            "status":"pending","priority":-1,"estimate":7,"tags":[],"attachments":{},"parent":null,\
            "created_at":"2026-01-31T12:00:00Z"},"created_at":"2026-01-31T12:00:00.123456Z"}""";

    @TempDir
    static Path work;

    private static URLClassLoader classes;

    @BeforeAll
    static void compile() throws IOException {
        Compilation compilation = Compilation.of(
                Path.of("src/test/generated/json-codec/input").toAbsolutePath(),
                work,
                "-Xlint:all,-processing",
                "-Werror");
        assertThat(compilation.output()).isEmpty();
        classes = Compilation.classes(work);
    }

    @AfterAll
    static void close() throws IOException {
        classes.close();
    }

    @SuppressWarnings("unchecked")
    private static JsonCodec<Object> codec(String name) throws ReflectiveOperationException {
        Field codec = classes.loadClass("tasks." + name).getField("CODEC");
        codec.setAccessible(true);
        return (JsonCodec<Object>) codec.get(null);
    }

    private static String again(JsonCodec<Object> codec, String json) throws JsonException {
        Object value = codec.decode(json.getBytes(StandardCharsets.UTF_8));
        return new String(codec.encode(value), StandardCharsets.UTF_8);
    }

    private static String problems(JsonCodec<Object> codec, String json) {
        JsonException e =
                catchThrowableOfType(JsonException.class, () -> codec.decode(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(e).as("must be refused: %s", json).isNotNull();
        assertThat(e.malformed()).as(e.getMessage()).isFalse();
        return e.getMessage().replace("; ", "\n") + "\n";
    }

    @Test
    void whatIsReadIsWrittenAgain() throws Exception {
        assertThat(again(codec("JsonTask"), TASK)).isEqualTo(TASK);
    }

    @Test
    void fieldsComeInAnyOrderAndUnknownOnesArePassedOver() throws Exception {
        assertThat(again(codec("JsonAttachment"), """
                        {"more": {"a": [1, {"b": null}]}, "content": "AA==", "name": "n", "type": "inline_file"}"""))
                .isEqualTo("{\"type\":\"inline_file\",\"name\":\"n\",\"content\":\"AA==\"}");
    }

    @Test
    void allProblemsOfATextAreToldAtOnce() throws Exception {
        assertThat(problems(codec("JsonTask"), """
                        {
                          "id": "7",
                          "title": null,
                          "status": "done",
                          "priority": 3000000000,
                          "tags": ["a", 1],
                          "attachments": {"x": [{"type": "image"}, {"url": "u"}, {"type": "link"}, 1]},
                          "parent": {"title": "t", "title": "u"},
                          "more": 1,
                          "more": 2
                        }""")).isEqualTo("""
                        $.id: must be a UUID
                        $.title: must not be null
                        $.status: must be one of pending, in-progress, completed
                        $.priority: must be from -2147483648 to 2147483647
                        $.tags[1]: must be a string
                        $.attachments.x[0].type: must be one of link, inline_file
                        $.attachments.x[1].type: is required
                        $.attachments.x[2].url: is required
                        $.attachments.x[3]: must be an object
                        $.parent.title: is given twice
                        $.parent.id: is required
                        $.parent.status: is required
                        $.parent.priority: is required
                        $.parent.tags: is required
                        $.parent.attachments: is required
                        $.parent.created_at: is required
                        $.more: is given twice
                        $.created_at: is required
                        """);
    }

    @Test
    void aConstructorThatRefusesItsValuesIsAProblem() throws Exception {
        assertThat(problems(codec("JsonAttachment_InlineFile"), "{\"name\":\" \",\"content\":\"\"}"))
                .isEqualTo("$: must have a name\n");
    }

    @Test
    void absentFieldsStayAbsentAndNullIsOneOnlyWhereTheTypeSaysSo() throws Exception {
        JsonCodec<Object> codec = codec("JsonUpdateTask");
        assertThat(again(codec, "{\"silent\":true}")).isEqualTo("{\"comment\":null,\"silent\":true}");
        String all = "{\"title\":\"t\",\"description\":null,\"comment\":\"c\",\"silent\":false}";
        assertThat(again(codec, all)).isEqualTo(all);
        assertThat(problems(codec, "{\"title\":null,\"silent\":true}")).isEqualTo("$.title: must not be null\n");
    }

    @Test
    void aStrictTypeRefusesUnknownFields() throws Exception {
        assertThat(problems(codec("JsonUpdateTask"), "{\"silent\":true,\"titel\":{\"a\":1}}"))
                .isEqualTo("$.titel: is unknown\n");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aGenericRecordIsReadWithTheCodecOfWhatItIsMadeOf() throws Exception {
        Method of = classes.loadClass("tasks.JsonPage").getMethod("of", JsonCodec.class);
        var codec = (JsonCodec<Object>) of.invoke(null, JsonCodecs.INT);
        String json = "{\"items\":[1,2],\"total\":2}";
        assertThat(again(codec, json)).isEqualTo(json);
        assertThat(problems(codec, "{\"items\":[\"a\"],\"total\":2}"))
                .isEqualTo("$.items[0]: must be a whole number\n");
    }

    /** The seed is fixed: what fails once fails again. */
    @Test
    void whateverIsSentIsReadOrRefusedAndNothingElse() throws Exception {
        JsonCodec<Object> codec = codec("JsonTask");
        byte[] task = TASK.getBytes(StandardCharsets.UTF_8);
        byte[] tokens = "{}[]\":,\\0-1.eEtfnu\0\t \u00e9".getBytes(StandardCharsets.UTF_8);
        var random = new Random(42);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] json = Arrays.copyOf(task, random.nextInt(10) == 0 ? random.nextInt(task.length) : task.length);
            for (int changes = random.nextInt(4); changes > 0 && json.length > 0; changes--) {
                json[random.nextInt(json.length)] =
                        random.nextInt(4) == 0 ? (byte) random.nextInt(256) : tokens[random.nextInt(tokens.length)];
            }
            try {
                Object value = codec.decode(json);
                assertThat(codec.decode(codec.encode(value))).hasSameClassAs(value);
                read++;
            } catch (JsonException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
        assertThat(read).isBetween(1_000, 19_000);
    }

    @Test
    void aTypeOfAnotherModuleHasTheCodecThatWasGeneratedThere(@TempDir Path sources, @TempDir Path other)
            throws Exception {
        Files.writeString(sources.resolve("Board.java"), """
                package boards;

                import dev.corten.json.Json;
                import java.util.List;
                import tasks.Page;
                import tasks.Task;

                @Json
                public record Board(List<Task> tasks, Page<Integer> page) {}
                """);
        String classPath = work.resolve("classes") + ":" + System.getProperty("java.class.path");
        Compilation compilation = Compilation.of(sources, other, "-classpath", classPath);

        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.generated()).containsOnlyKeys("boards/JsonBoard.java");
        assertThat(compilation.generated().get("boards/JsonBoard.java"))
                .contains("JsonCodecs.list(JsonTask.CODEC)", "JsonPage.of(JsonCodecs.INT)");
    }
}
