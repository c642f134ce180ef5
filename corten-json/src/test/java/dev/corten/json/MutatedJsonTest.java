package dev.corten.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, the reader gives a value that it reads again as the same, or says what is wrong with them. */
class MutatedJsonTest {
    private static final long SEED = Long.getLong("corten.seed", 20260131);
    private static final int INPUTS = Integer.getInteger("corten.inputs", 200_000);
    private static final List<String> BEGINNINGS = List.of(
            "{\"id\":\"0198c1a2-0000-7000-8000-000000000001\",\"n\":[1,-2.50,3e10,0],\"t\":true,\"f\":null}",
            "[\"\\u00e4\\ud83d\\ude00\\n\",\"ä😀\",\"\",{\"\":{}},[[],[[]]]]",
            "\"2026-01-31T12:00:00.123456789+01:00\"",
            "-12345678901234567890.123456789e-12");
    private static final List<String> PIECES = List.of(
            "\\u", "\\ud800", "\\\"", "{", "}", "[", "]", ",", ":", "\"", "0", "-", ".", "e", "\u0000", "\t", "é");

    @Test
    void anyBytesAreAValueOrAProblem() throws Exception {
        var random = new Random(SEED);
        int values = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] json = mutated(random);
            String what = "seed " + SEED + ", number " + i + ": " + new String(json, ISO_8859_1);
            JsonValue value;
            try {
                value = JsonCodecs.VALUE.decode(json);
            } catch (JsonException e) {
                if (e.problems().isEmpty()) {
                    throw new AssertionError(what);
                }
                continue;
            } catch (RuntimeException e) {
                throw new AssertionError(what, e);
            }
            values++;
            byte[] written = JsonCodecs.VALUE.encode(value);
            if (!JsonCodecs.VALUE.decode(written).equals(value)) {
                throw new AssertionError(what + " became " + new String(written, UTF_8));
            }
        }
        assertThat(values).isBetween(INPUTS / 100, INPUTS - INPUTS / 100);
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = BEGINNINGS.get(random.nextInt(BEGINNINGS.size())).getBytes(UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(4));
            byte[] piece =
                    switch (random.nextInt(4)) {
                        case 0 -> new byte[0];
                        case 1 -> new byte[] {(byte) random.nextInt(256)};
                        case 2 -> PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
                        default -> Arrays.copyOfRange(bytes, to, Math.min(bytes.length, to + random.nextInt(10)));
                    };
            byte[] next = new byte[at + piece.length + bytes.length - to];
            System.arraycopy(bytes, 0, next, 0, at);
            System.arraycopy(piece, 0, next, at, piece.length);
            System.arraycopy(bytes, to, next, at + piece.length, bytes.length - to);
            bytes = next;
        }
        return bytes;
    }
}
