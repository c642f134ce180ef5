package dev.corten.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {
    /** Objects inside of objects, each with its tag; read as the tags from the outside in. */
    private static final JsonCodec<String> NODES = new JsonCodec<>() {
        @Override
        public void write(JsonWriter out, String value) {
            out.tag(FieldName.of("type"), value);
            out.beginObject().endObject();
        }

        @Override
        public String read(JsonReader in) {
            String tag = in.tag("type");
            if (tag == null) {
                return null;
            }
            in.beginObject();
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                if (name.equals("child")) {
                    tag += read(in);
                } else {
                    in.unknownField();
                }
            }
            return tag;
        }
    };

    private static String decode(String json) throws JsonException {
        return NODES.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"a\"}",
                "{ \n\t\"type\" : \"a\" }",
                "{\"type\":\"\\u0061\"}",
                "{\"typ\\u0065\":\"a\"}",
                "{\"types\":\"b\",\"type\":\"a\"}",
                "{\"more\":{\"type\":\"b\"},\"type\":\"a\"}"
            })
    void theTagIsFoundWhereverItStands(String json) throws JsonException {
        assertThat(decode(json)).isEqualTo("a");
    }

    @Test
    void aTagOfOtherCharactersIsRead() throws JsonException {
        assertThat(decode("{\"type\":\"é\"}")).isEqualTo("é");
        assertThat(decode("{\"child\":{\"type\":\"b\"},\"type\":\"a\"}")).isEqualTo("ab");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | $.type: is required",
                "{\"a\":1} | $.type: is required",
                "{\"type\":1} | $.type: must be a string",
                "{\"type\":null} | $.type: must be a string",
                "[] | $: must be an object",
                "null | $: must not be null",
                "{\"type\":\"a\",\"type\":\"a\"} | $.type: is given twice",
                "{\"type\":\"a\",\"child\":{\"child\":1}} | $.child.type: is required"
            })
    void aTagThatIsMissingOrWrongIsAProblem(String json, String problem) {
        JsonException e = catchThrowableOfType(JsonException.class, () -> decode(json));
        assertThat(e.malformed()).isFalse();
        assertThat(e).hasMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"", "{\"type", "{\"type\"", "{\"type\":", "{\"type\":\"", "{\"type\":\"a", "{\"a\":]"})
    void aTextThatBreaksOffIsMalformed(String json) {
        JsonException e = catchThrowableOfType(JsonException.class, () -> decode(json));
        assertThat(e.malformed()).isTrue();
    }

    @Test
    void aTextIsNotLookedThroughForeverForTagsThatComeLate() {
        String padding = "\"more\":\"" + "a".repeat(1000) + "\",";
        String json = ("{" + padding + "\"child\":").repeat(120) + "1" + ",\"type\":\"a\"}".repeat(120);
        JsonException e = catchThrowableOfType(JsonException.class, () -> decode(json));
        assertThat(e.getMessage()).endsWith(".type: must come first");
    }

    @Test
    void theTagIsWrittenFirst() {
        assertThat(NODES.encode("a")).asString(StandardCharsets.UTF_8).isEqualTo("{\"type\":\"a\"}");
    }
}
