package dev.corten.json;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the values of another codec that fit a test. */
record CheckedCodec<T extends @Nullable Object>(JsonCodec<T> codec, String message, Predicate<T> test)
        implements JsonCodec<T> {
    @Override
    public void write(JsonWriter out, T value) {
        codec.write(out, value);
    }

    @Override
    public @Nullable T read(JsonReader in) {
        T value = codec.read(in);
        if (value != null) {
            in.check(test.test(value), message);
        }
        return value;
    }
}
