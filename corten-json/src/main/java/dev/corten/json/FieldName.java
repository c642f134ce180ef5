package dev.corten.json;

import java.nio.charset.StandardCharsets;

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

    private FieldName(String name) {
        this.name = name;
        var writer = JsonWriter.create();
        writer.value(name);
        this.encoded = (writer + ":").getBytes(StandardCharsets.UTF_8);
    }

    /** The field {@code name}. */
    public static FieldName of(String name) {
        return new FieldName(name);
    }

    /** In quotes and with its colon. */
    byte[] encoded() {
        return encoded;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
