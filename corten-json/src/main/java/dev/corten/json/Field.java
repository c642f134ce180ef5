package dev.corten.json;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A component of a partial update: the field was not sent, or it was sent with a value (or with {@code null}, where the
 * type allows it: {@code Field<@Nullable String>}).
 *
 * <p>An absent field is not written.
 *
 * <pre>{@code
 * record UpdateTask(Field<String> title, Field<@Nullable String> description) {}
 *
 * update.title().orElse(task.title())
 * }</pre>
 *
 * @param <T> the type of the value
 */
public sealed interface Field<T extends @Nullable Object> {

    /** The field was sent. */
    record Present<T extends @Nullable Object>(T value) implements Field<T> {}

    /** The field was not sent. */
    record Absent<T extends @Nullable Object>() implements Field<T> {
        private static final Absent<?> INSTANCE = new Absent<>();
    }

    /** A field that was sent with {@code value}. */
    static <T extends @Nullable Object> Field<T> of(T value) {
        return new Present<>(value);
    }

    /** A field that was not sent. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> Field<T> absent() {
        return (Field<T>) Absent.INSTANCE;
    }

    /** Whether the field was sent. */
    default boolean isPresent() {
        return this instanceof Present;
    }

    /** The value sent, or {@code other} if the field was not sent. */
    default T orElse(T other) {
        return this instanceof Present<T>(var value) ? value : other;
    }

    /** The value sent, or {@code null} if the field was not sent. */
    default @Nullable T orNull() {
        return this instanceof Present<T>(var value) ? value : null;
    }

    /** Calls {@code action} with the value if the field was sent. */
    default void ifPresent(Consumer<? super T> action) {
        if (this instanceof Present<T>(var value)) {
            action.accept(value);
        }
    }

    /** The field with its value changed by {@code change}; absent stays absent. */
    default <R extends @Nullable Object> Field<R> map(Function<? super T, ? extends R> change) {
        return this instanceof Present<T>(var value) ? of(change.apply(value)) : absent();
    }
}
