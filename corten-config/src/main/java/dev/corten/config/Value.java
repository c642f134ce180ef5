package dev.corten.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a variable or a record of variables came to while a configuration is read: a value, or a problem that was noted.
 *
 * @param <T> the type of the value
 */
public final class Value<T extends @Nullable Object> {
    private final @Nullable T value;
    private final boolean usable;

    private Value(@Nullable T value, boolean usable) {
        this.value = value;
        this.usable = usable;
    }

    static <T extends @Nullable Object> Value<T> of(T value) {
        return new Value<>(value, true);
    }

    static <T extends @Nullable Object> Value<T> unusable() {
        return new Value<>(null, false);
    }

    /** The value; only to be asked for inside {@link Variables#record} and {@link Variables#result}. */
    @SuppressWarnings("NullAway") // a usable value is null only where T says so
    public T get() {
        if (!usable) {
            throw new Unusable();
        }
        return value;
    }

    <R extends @Nullable Object> Value<R> map(Function<T, R> function) {
        return usable ? of(function.apply(get())) : unusable();
    }

    /** A value was asked for that is not there: whatever is made of it is not there either. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable() {
            super("a configuration value with a problem was used", null, false, false);
        }
    }
}
