package dev.corten.json.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidsTest {
    private static final String TEXT = "0198c1a2-7b3c-7def-8123-456789ABCDEF";

    @Test
    void anyUuidIsWrittenAsByTheJdkAndReadAgainInEitherCase() {
        var random = new Random(20260131);
        for (int i = 0; i < 100_000; i++) {
            var uuid = new UUID(random.nextLong(), random.nextLong());
            byte[] bytes = new byte[Uuids.LENGTH + 2];
            Uuids.write(uuid, bytes, 1);
            String text = new String(bytes, 1, Uuids.LENGTH, ISO_8859_1);
            byte[] upper = text.toUpperCase(Locale.ROOT).getBytes(ISO_8859_1);
            if (!text.equals(uuid.toString())
                    || !uuid.equals(Uuids.parse(bytes, 1, Uuids.LENGTH + 1))
                    || !uuid.equals(Uuids.parse(upper, 0, Uuids.LENGTH))) {
                throw new AssertionError(uuid + " became " + text);
            }
        }
    }

    @Test
    void noCharacterMayBeAnother() {
        for (int i = 0; i < Uuids.LENGTH; i++) {
            for (int other = 0; other < 256; other++) {
                byte[] bytes = TEXT.getBytes(ISO_8859_1);
                bytes[i] = (byte) other;
                String changed = new String(bytes, ISO_8859_1);
                boolean fits = changed.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
                assertThat(Uuids.parse(bytes, 0, Uuids.LENGTH))
                        .as(changed)
                        .isEqualTo(fits ? UUID.fromString(changed) : null);
            }
        }
        assertThat(Uuids.parse(TEXT.getBytes(ISO_8859_1), 0, Uuids.LENGTH - 1)).isNull();
    }
}
