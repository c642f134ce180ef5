package dev.corten.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Strings of any length and any characters are written as a loop over their characters writes them. */
class WrittenStringsTest {
    private static final String[] PIECES = {
        "a",
        "plain words and more of them",
        "?",
        "??",
        "\"",
        "\\",
        "\n",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u0080",
        "é",
        "ÿ",
        "\u0100",
        "Ł",
        "€",
        "😀",
        "\ud83d",
        "\ude00"
    };

    @Test
    void pairsStayWholeWhereverLongStringsAreTakenApart() {
        for (int before = 500; before < 520; before++) {
            String text = "é" + "x".repeat(before) + "😀".repeat(600);
            byte[] json = JsonCodecs.STRING.encode(text);
            assertThat(new String(json, UTF_8)).isEqualTo('"' + text + '"');
        }
    }

    @Test
    void stringsAreWrittenCharacterByCharacterOrAsIfTheyWere() throws JsonException {
        var random = new Random(20260131);
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(random.nextBoolean() ? 4 : PIECES.length)]);
            }
            String string = text.toString();
            byte[] json = JsonCodecs.VALUE.encode(new JsonValue.StringValue(string));
            String written = new String(json, UTF_8);
            String expected = characterByCharacter(string);
            if (!written.equals(expected)) {
                throw new AssertionError("number " + i + " became " + written + " and not " + expected);
            }
            JsonValue read = JsonCodecs.VALUE.decode(json);
            String whole = new String(
                    new String(
                                    string.codePoints()
                                            .map(c -> c >= 0xd800 && c < 0xe000 ? 0xfffd : c)
                                            .toArray(),
                                    0,
                                    string.codePointCount(0, string.length()))
                            .getBytes(UTF_8),
                    UTF_8);
            if (!read.equals(new JsonValue.StringValue(whole))) {
                throw new AssertionError("number " + i + " was read as " + read);
            }
        }
    }

    private static String characterByCharacter(String string) {
        var json = new StringBuilder("\"");
        string.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                default -> {
                    if (c < ' ') {
                        json.append("\\u%04x".formatted(c));
                    } else {
                        json.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
                    }
                }
            }
        });
        return json.append('"').toString();
    }
}
