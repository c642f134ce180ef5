package dev.corten.context;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the current work is done for: the request that it belongs to, its span, until when it is wanted. Immutable; it holds
 * for a call and for the {@link Tasks} in it, by a {@link ScopedValue}, so that nothing has to be cleared afterwards.
 *
 * <pre>{@code
 * Context.current()
 *         .with(LogFields.class, LogFields.of("job", job.name()))
 *         .call(() -> run(job));
 * }</pre>
 */
public final class Context {
    private static final ScopedValue<Context> CURRENT = ScopedValue.newInstance();
    private static final Context NONE = new Context(null, Void.class, null);

    private final @Nullable Context outer;
    private final Class<?> type;
    private final @Nullable Object value;

    /** Work that gives {@code T}. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object, X extends Throwable> {
        T run() throws X;
    }

    private Context(@Nullable Context outer, Class<?> type, @Nullable Object value) {
        this.outer = outer;
        this.type = type;
        this.value = value;
    }

    /** That of the current work; an empty one outside of any. */
    public static Context current() {
        return CURRENT.orElse(NONE);
    }

    /** The same with {@code value}, which hides one of the same type. */
    public <T> Context with(Class<T> type, T value) {
        return new Context(this, type, value);
    }

    /** The same without any value of that type. */
    public Context without(Class<?> type) {
        if (outer == null) {
            return this;
        }
        Context rest = outer.without(type);
        if (this.type == type) {
            return rest;
        }
        return rest == outer ? this : new Context(rest, this.type, value);
    }

    /** The value of that type, or {@code null} without one. */
    public <T> @Nullable T value(Class<T> type) {
        for (Context context = this; context != null; context = context.outer) {
            if (context.type == type) {
                return type.cast(context.value);
            }
        }
        return null;
    }

    /** Calls {@code action} with each value of that type, hidden ones too, the oldest first. */
    public <T> void forEach(Class<T> type, Consumer<T> action) {
        if (outer != null) {
            outer.forEach(type, action);
        }
        if (this.type == type) {
            action.accept(type.cast(value));
        }
    }

    /** Does {@code work} with this context as the current one. */
    public <T extends @Nullable Object, X extends Throwable> T call(Work<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work::run);
    }
}
