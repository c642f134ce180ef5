package dev.corten.http;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A scalar.
 *
 * @param expected what it expects, in words that follow "must be"
 * @param reader gives {@code null} for a text that it does not expect
 * @param zero what a primitive variable holds where the value does not fit, until the request is refused
 */
record PlainScalar<T>(
        String expected, Reader<T> reader, @Nullable T zero) implements Scalar<T> {
    @Override
    public @Nullable T read(String text) {
        return reader.read(text);
    }

    @Override
    public Scalar<T> where(String more, Predicate<T> test) {
        return new PlainScalar<>(expected + ", " + more, text -> tested(reader.read(text), test), zero);
    }

    static <T> @Nullable T tested(@Nullable T value, Predicate<T> test) {
        return value != null && test.test(value) ? value : null;
    }
}
