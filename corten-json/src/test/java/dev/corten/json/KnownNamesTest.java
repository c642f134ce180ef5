package dev.corten.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names that are known are told by their bytes; whoever makes strings of them reads the same. */
class KnownNamesTest {
    private static final long SEED = Long.getLong("corten.seed", 20260131);
    private static final int INPUTS = Integer.getInteger("corten.inputs", 50_000);
    private static final String[] FIELDS = {
        "id", "name", "a_name_of_more_than_sixteen_bytes", "größe", "a \"quoted\" one", "back\\slash", ""
    };
    private static final KnownNames NAMES = KnownNames.of(FIELDS);
    private static final KnownNames LABELS = KnownNames.of("open", "sent by mail, insured", "größer", "\"");

    /** Fields by name, of which each holds an object of such fields, a number or a label. */
    private record Node(TreeMap<String, Object> fields) {}

    private static final JsonCodec<Node> BY_BYTES = new NodeCodec() {
        @Override
        public @Nullable Node read(JsonReader in) {
            if (!in.beginObject()) {
                return null;
            }
            var fields = new TreeMap<String, Object>();
            long seen = 0;
            for (int field = in.nextField(NAMES, -1); field >= 0; field = in.nextField(NAMES, field)) {
                if (field == FIELDS.length) {
                    in.unknownField();
                } else {
                    seen = in.once(seen, 1L << field);
                    put(fields, FIELDS[field], value(in));
                }
            }
            return new Node(fields);
        }

        @Override
        String label(JsonReader in) {
            return String.valueOf(in.oneOf(LABELS));
        }
    };

    private static final JsonCodec<Node> BY_STRINGS = new NodeCodec() {
        @Override
        public @Nullable Node read(JsonReader in) {
            if (!in.beginObject()) {
                return null;
            }
            var fields = new TreeMap<String, Object>();
            long seen = 0;
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                int field = List.of(FIELDS).indexOf(name);
                if (field < 0) {
                    in.unknownField();
                } else {
                    seen = in.once(seen, 1L << field);
                    put(fields, name, value(in));
                }
            }
            return new Node(fields);
        }

        @Override
        String label(JsonReader in) {
            String label = in.string();
            if (label == null) {
                return "-1";
            }
            switch (label) {
                case "open":
                    return "0";
                case "sent by mail, insured":
                    return "1";
                case "größer":
                    return "2";
                case "\"":
                    return "3";
                default:
                    in.problem("must be one of open, sent by mail, insured, größer, \"");
                    return "-1";
            }
        }
    };

    private abstract static class NodeCodec implements JsonCodec<Node> {
        abstract String label(JsonReader in);

        final @Nullable Object value(JsonReader in) {
            return switch (in.kind()) {
                case OBJECT -> read(in);
                case STRING -> label(in);
                default -> in.intValue();
            };
        }

        static void put(TreeMap<String, Object> fields, String name, @Nullable Object value) {
            fields.put(name, value == null ? "nothing" : value);
        }

        @Override
        public void write(JsonWriter out, Node value) {
            throw new UnsupportedOperationException();
        }
    }

    private static final String[] TEXTS = {
        "{\"id\":1,\"name\":\"open\",\"a_name_of_more_than_sixteen_bytes\":3,\"größe\":{\"id\":1,\"name\":2},"
                + "\"a \\\"quoted\\\" one\":5,\"back\\\\slash\":6,\"\":\"sent by mail, insured\"}",
        "{\"größe\" : \"größer\" , \"id\" : {\"a_name_of_more_than_sixteen_bytes\" : {\"other\":[1,{\"id\":2}]}}}",
        "{\"n\\u0061me\":\"op\\u0065n\",\"\":\"\\\"\",\"\":7,\"id\":{},\"a \\u0022quoted\\u0022 one\":null}"
    };
    private static final String[] PIECES = {
        "{", "}", ",", ":", "\"", "\\", " ", "\"id\":1,", "\"name\":", "\\u0061", "[", "]", "é", "\"x\":2,", "1"
    };

    @Test
    void aNameThatIsKnownIsFoundHoweverItIsWritten() {
        for (String text : TEXTS) {
            assertThat(outcome(BY_BYTES, text.getBytes(UTF_8)))
                    .as(text)
                    .isEqualTo(outcome(BY_STRINGS, text.getBytes(UTF_8)));
        }
        assertThat(outcome(BY_BYTES, TEXTS[0].getBytes(UTF_8)))
                .isEqualTo("Node[fields={=1, a \"quoted\" one=5, a_name_of_more_than_sixteen_bytes=3, back\\slash=6, "
                        + "größe=Node[fields={id=1, name=2}], id=1, name=0}]");
    }

    @Test
    void whateverBytesComeTheOutcomeIsTheSame() {
        var random = new Random(SEED);
        int values = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] json = mutated(random);
            String expected = outcome(BY_STRINGS, json);
            String outcome = outcome(BY_BYTES, json);
            if (!outcome.equals(expected)) {
                throw new AssertionError("seed " + SEED + ", number " + i + ": " + new String(json, ISO_8859_1) + " is "
                        + outcome + " and not " + expected);
            }
            values += outcome.startsWith("Node") ? 1 : 0;
        }
        assertThat(values).isBetween(INPUTS / 100, INPUTS - INPUTS / 100);
    }

    private static String outcome(JsonCodec<Node> codec, byte[] json) {
        try {
            return codec.decode(json).toString();
        } catch (JsonException e) {
            return e.malformed() + " " + e.problems();
        }
    }

    private static byte[] mutated(Random random) {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(3));
            int from = random.nextInt(text.length() + 1);
            String piece = random.nextBoolean()
                    ? PIECES[random.nextInt(PIECES.length)]
                    : text.substring(from, Math.min(text.length(), from + random.nextInt(20)));
            text = text.substring(0, at) + piece + text.substring(to);
        }
        byte[] bytes = text.getBytes(UTF_8);
        if (random.nextInt(8) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
