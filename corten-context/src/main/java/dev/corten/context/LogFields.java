package dev.corten.context;

import java.util.function.BiConsumer;

/**
 * What every line of log of the current work says besides its message, as {@code request_id=4b1f}. A value of {@link Context};
 * those further out are shown too. corten-log shows them.
 */
@FunctionalInterface
public interface LogFields {
    /** Calls {@code action} with names, in snake case, and values. Called for each line, on the thread that logs. */
    void forEach(BiConsumer<String, String> action);

    /** One field. */
    static LogFields of(String name, String value) {
        return action -> action.accept(name, value);
    }
}
