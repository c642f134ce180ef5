package dev.corten.testing.fuzz;

import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonException;
import dev.corten.json.JsonValue;

/** Bytes are a value that is read again as the same, or a problem. */
public final class JsonFuzz {
    private JsonFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) throws JsonException {
        JsonValue value;
        try {
            value = JsonCodecs.VALUE.decode(data);
        } catch (JsonException refused) {
            if (refused.problems().isEmpty()) {
                throw new IllegalStateException("refused for no reason");
            }
            return;
        }
        if (!JsonCodecs.VALUE.decode(JsonCodecs.VALUE.encode(value)).equals(value)) {
            throw new IllegalStateException("another value after writing and reading it: " + value);
        }
    }
}
