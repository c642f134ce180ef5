package dev.corten.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What JSONTestSuite says that parsers must accept (y_) and must reject (n_). Its files are used where they are beside
 * the repository; the cases of ours below have one of each kind of them.
 */
class JsonTestSuiteTest {
    private static final Path SUITE =
            Path.of(System.getProperty("corten.root", ".."), "../shared/json-test-suite/test_parsing");

    @TestFactory
    Stream<DynamicTest> theSuiteIsAcceptedAndRejectedAsItSays() throws IOException {
        Map<String, byte[]> cases = new TreeMap<>();
        if (Files.isDirectory(SUITE)) {
            try (Stream<Path> files = Files.list(SUITE)) {
                for (Path file : files.toList()) {
                    cases.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return cases.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
    }

    private static void check(String name, byte[] json) {
        boolean accepted;
        boolean malformed = false;
        try {
            JsonValue value = JsonCodecs.VALUE.decode(json);
            assertThat(JsonCodecs.VALUE.decode(JsonCodecs.VALUE.encode(value))).isEqualTo(value);
            accepted = true;
        } catch (JsonException e) {
            accepted = false;
            malformed = e.malformed();
        }
        switch (name.charAt(0)) {
            case 'y' -> {
                assertThat(accepted).isTrue();
                assertThat(malformed).isFalse();
            }
            case 'n' -> {
                assertThat(accepted).isFalse();
                assertThat(malformed).isTrue();
            }
            default -> {
                // i_: either way, but an answer.
            }
        }
    }

    @Test
    void textsThatAreJsonAreAccepted() {
        List<String> texts = List.of(
                "[]",
                "{}",
                " [ ] ",
                "[[]   ]",
                "[null, 1, \"1\", {}]",
                "null",
                "true",
                "-0.1",
                "\"\"",
                "[0e+1]",
                "[1E22]",
                "[123.456e78]",
                "[-0]",
                "[123]",
                "{\"\":0}",
                "{\"a\\u0000b\":0}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "[\"\\u0060\\u012a\\u12AB\"]",
                "[\"\\uD801\\udc37\"]",
                "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
                "[\"\u00e9\u20ac\ud83d\ude00\uffff\u007f\"]",
                "[\"\\u0000\"]",
                "[\"a/*b*/c\"]",
                "[1]\n");
        for (String text : texts) {
            check("y_" + text, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void textsThatAreNotJsonAreMalformed() {
        List<String> texts = List.of(
                "",
                " ",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1]]",
                "[1]x",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1}/**/",
                "{\"a\":1}#",
                "[nul]",
                "[True]",
                "[NaN]",
                "[Infinity]",
                "[-Infinity]",
                "[+1]",
                "[-]",
                "[01]",
                "[-01]",
                "[.5]",
                "[1.]",
                "[1.e1]",
                "[1e]",
                "[1e+]",
                "[0x1]",
                "[1_000]",
                "[\"a]",
                "[\"\t\"]",
                "[\"\n\"]",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "[\"\\u12G4\"]",
                "[\"\\\"]",
                "[\"\\ud800\"]",
                "[\"\\ud800\\n\"]",
                "[\"\\ud800\\ud800\"]",
                "[\"\\udc00\"]",
                "[\f]",
                "\ufeff[]",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000));
        for (String text : texts) {
            check("n_" + text, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        List<int[]> sequences = List.of(
                new int[] {0x80},
                new int[] {0xff},
                new int[] {0xc0, 0xaf},
                new int[] {0xc3},
                new int[] {0xe0, 0x80, 0xaf},
                new int[] {0xe2, 0x82},
                new int[] {0xed, 0xa0, 0x80},
                new int[] {0xf0, 0x80, 0x80, 0xaf},
                new int[] {0xf0, 0x9f, 0x98},
                new int[] {0xf4, 0x90, 0x80, 0x80},
                new int[] {0xf8, 0x88, 0x80, 0x80, 0x80});
        for (int[] sequence : sequences) {
            // At every offset, so that the eight bytes at once and the last bytes are met.
            for (int before = 0; before < 18; before++) {
                byte[] json = ("\"" + "a".repeat(before) + "?".repeat(sequence.length) + "a".repeat(17 - before) + "\"")
                        .getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < sequence.length; i++) {
                    json[1 + before + i] = (byte) sequence[i];
                }
                check("n_utf8", json);
            }
        }
    }

    @Test
    void utf16AndUtf32AreMalformed() {
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE")) {
            check("n_" + charset, "[\"a\"]".getBytes(java.nio.charset.Charset.forName(charset)));
        }
    }
}
