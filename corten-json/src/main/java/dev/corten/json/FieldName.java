package dev.corten.json;

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
    private final String name;
    private final byte[] encoded;
    private final int length;

    private FieldName(String name) {
        this.name = name;
        var writer = JsonWriter.create();
        writer.value(name);
        byte[] bytes = (writer + ":").getBytes(StandardCharsets.UTF_8);
        this.length = bytes.length;
        this.encoded = Arrays.copyOf(bytes, (length + 7) & ~7);
    }

    /** The field {@code name}. */
    public static FieldName of(String name) {
        return new FieldName(name);
    }

    /** In quotes and with its colon, and zeros up to a multiple of eight bytes. */
    byte[] encoded() {
        return encoded;
    }

    /** How many bytes it has without these zeros. */
    int length() {
        return length;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
