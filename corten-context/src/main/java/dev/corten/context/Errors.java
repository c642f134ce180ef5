package dev.corten.context;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was being done when something failed: told on the way up, and logged as one chain with what it was.
 *
 * <pre>{@code
 * User user = Errors.context("loading user " + id, () -> users.byId(id));
 * }</pre>
 *
 * <p>The exception stays what it is, so that callers catch it by its type and its status is still its own. What is told is
 * for the log, never for a client. An exception that allows no suppressed ones, as some of the JVM's, takes nothing along.
 */
public final class Errors {
    /** How much one exception takes along: one that is thrown again and again must not grow. */
    private static final int MAX_CONTEXTS = 32;

    private static final int MAX_CAUSES = 16;

    private Errors() {}

    /** What may fail. */
    @FunctionalInterface
    public interface Action<T extends @Nullable Object, X extends Exception> {
        T run() throws X;
    }

    /** What may fail, and gives nothing. */
    @FunctionalInterface
    public interface Effect<X extends Exception> {
        void run() throws X;
    }

    /**
     * What {@code action} gives.
     *
     * @param doing what it does, in words that follow "while", as in {@code loading user 7}
     * @throws X if {@code action} does, with {@code doing}
     */
    public static <T extends @Nullable Object, X extends Exception> T context(String doing, Action<T, X> action)
            throws X {
        try {
            return action.run();
        } catch (Throwable e) {
            note(doing, e);
            throw e;
        }
    }

    /** The same for what gives nothing. */
    public static <X extends Exception> void context(String doing, Effect<X> effect) throws X {
        try {
            effect.run();
        } catch (Throwable e) {
            note(doing, e);
            throw e;
        }
    }

    private static void note(String doing, Throwable error) {
        if (contexts(error).size() < MAX_CONTEXTS) {
            error.addSuppressed(new While(doing));
        }
    }

    /** What was being done when {@code error} was thrown, from the outermost to the innermost. */
    public static List<String> contexts(Throwable error) {
        var contexts = new ArrayList<String>();
        for (Throwable suppressed : error.getSuppressed()) {
            if (suppressed instanceof While doing) {
                contexts.addFirst(doing.what());
            }
        }
        return contexts;
    }

    /**
     * {@code error} with what was being done and all its causes, in one line: {@code loading user 7: reading the profile:
     * DbException: … : PSQLException: …}.
     */
    public static String chain(Throwable error) {
        var steps = new ArrayList<String>();
        Throwable at = error;
        for (int i = 0; at != null && i < MAX_CAUSES; i++) {
            steps.addAll(contexts(at));
            String message = at.getMessage();
            String name = at.getClass().getSimpleName();
            steps.add(message == null || message.isEmpty() ? name : name + ": " + message);
            at = at.getCause();
        }
        return String.join(": ", steps);
    }
}
