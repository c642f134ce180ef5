package dev.corten.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which exception an error answer tells of, for clients that are generated from the same routes: statuses do not say it,
 * since a 404 is also that of a wrong address. A router adds it as the header {@value #FIELD} where a request asks for it
 * by {@value #WANTED}, whatever the form of the errors is. It says no more than the body does: only the exceptions whose
 * class has a {@link Status}, and their message, which is for clients.
 *
 * @param type the simple name of the class
 * @param message its message
 */
public record ErrorName(String type, String message) {
    /** The header field of a request that asks for it, with any value. */
    public static final String WANTED = "X-Want-Error";

    /** The header field of the answer: the name of the class and the message, percent-encoded. */
    public static final String FIELD = "X-Error";

    /** So much of a message fits into the header fields of an answer. */
    private static final int MAX_MESSAGE = 1000;

    /** What {@code problem} tells of, if that is an exception with a status. */
    static @Nullable ErrorName of(Problem problem) {
        Throwable cause = problem.cause();
        if (cause == null || !Problem.hasStatus(cause)) {
            return null;
        }
        String message = problem.detail();
        return new ErrorName(
                cause.getClass().getSimpleName(),
                message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE));
    }

    /** The value of the header field {@value #FIELD}, read; {@code null} if there is none or it is malformed. */
    public static @Nullable ErrorName read(@Nullable String field) {
        int space = field == null ? -1 : field.indexOf(' ');
        if (field == null || space <= 0) {
            return null;
        }
        try {
            return new ErrorName(
                    field.substring(0, space), URLDecoder.decode(field.substring(space + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** As it stands in the header field. */
    @Override
    public String toString() {
        return type + " " + URLEncoder.encode(message, StandardCharsets.UTF_8);
    }
}
