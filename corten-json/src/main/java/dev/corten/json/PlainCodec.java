package dev.corten.json;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The codec of a type that the reader and the writer know themselves. Enough for those that are not read directly. */
record PlainCodec<T>(Reader<T> reader, BiConsumer<JsonWriter, T> writer) implements JsonCodec<T> {

    /** Reads a value, as a codec does. */
    interface Reader<T> {
        @Nullable
        T read(JsonReader in);
    }

    @Override
    public void write(JsonWriter out, T value) {
        writer.accept(out, value);
    }

    @Override
    public @Nullable T read(JsonReader in) {
        return reader.read(in);
    }
}
