package dev.corten.json;

import dev.corten.json.internal.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name of an object's field, encoded once so that writing it is a copy of bytes. Generated codecs hold one for each
 * field.
 *
 * <pre>{@code
 * private static final FieldName PRICE = FieldName.of("price");
 * }</pre>
 */
public final class FieldName {
    /** So many bytes are kept as two words, too: most names have no more. */
    static final int HEAD = 2 * Long.BYTES;

    private final String name;
    private final byte[] encoded;
    private final int length;
    private final long first;
    private final long second;

    private FieldName(String name) {
        this.name = name;
        var writer = JsonWriter.create();
        writer.value(name);
        byte[] bytes = (writer + ":").getBytes(StandardCharsets.UTF_8);
        this.length = bytes.length;
        this.encoded = Arrays.copyOf(bytes, Math.max(HEAD, (length + 7) & ~7));
        this.first = Words.eight(encoded, 0);
        this.second = Words.eight(encoded, Long.BYTES);
    }

    /** The field {@code name}. */
    public static FieldName of(String name) {
        return new FieldName(name);
    }

    /** In quotes and with its colon, and zeros up to a multiple of eight bytes, at least {@link #HEAD}. */
    byte[] encoded() {
        return encoded;
    }

    /** How many bytes it has without these zeros. */
    int length() {
        return length;
    }

    /** The first eight bytes. */
    long first() {
        return first;
    }

    /** The next eight bytes. */
    long second() {
        return second;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
