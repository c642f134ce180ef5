package dev.corten.http;

import dev.corten.http.internal.Pointers;
import dev.corten.http.internal.Titles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as data, before it is written: what RFC 9457 calls a problem. The {@link ErrorFormat} of the router writes
 * it; layers see it in the response.
 *
 * <pre>{@code
 * return Response.problem(Problem.of(409, "Somebody else changed the task"));
 * }</pre>
 *
 * @param status the status code
 * @param title the same words for every problem of this kind, as in {@code Not Found}
 * @param detail what is wrong with this request, for the client
 * @param errors the parts of the request that are wrong, if the problem has parts
 * @param cause the exception behind it, for the log and never for the client
 */
public record Problem(
        int status,
        String title,
        String detail,
        List<Part> errors,
        @Nullable Throwable cause) {

    private static final int UNEXPECTED = 500;

    /** What {@link Status} says of each class of exceptions; looked up once a class. */
    private static final ClassValue<Integer> STATUS = new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
            for (Class<?> c = type; c != null; c = c.getSuperclass()) {
                Status status = c.getAnnotation(Status.class);
                if (status != null) {
                    return status.value();
                }
            }
            return 0;
        }
    };

    /** One wrong part of a request. */
    public sealed interface Part {
        /** What is wrong with it. */
        String detail();

        /**
         * A value in a content that is JSON.
         *
         * @param path where, as in {@code $.items[2].price}
         */
        record Value(String path, String detail) implements Part {
            /** The same as RFC 9457 wants it, a JSON Pointer in a fragment (RFC 6901, section 6): {@code #/items/2/price}. */
            public String pointer() {
                return Pointers.of(path);
            }
        }

        /**
         * A value outside of the content, or a field of a form.
         *
         * @param in where it is
         * @param name its name, as in {@code limit}
         */
        record Parameter(In in, String name, String detail) implements Part {}
    }

    /** Copies {@code errors}. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem of that status, titled as RFC 9110 does. */
    public static Problem of(int status, String detail) {
        return new Problem(status, Titles.of(status), detail, List.of(), null);
    }

    /** The problem of that status that {@code error} tells of: its message is for the client, the rest for the log. */
    public static Problem of(int status, Throwable error) {
        String title = Titles.of(status);
        String message = error.getMessage();
        return new Problem(status, title, message == null ? title : message, List.of(), error);
    }

    /** The problem that a request was refused for. */
    public static Problem of(Rejection rejection) {
        return new Problem(
                rejection.status(), Titles.of(rejection.status()), rejection.detail(), rejection.parts(), null);
    }

    /**
     * The problem that {@code error} tells of. A {@link RejectedException} is its rejection; an exception whose class
     * has a {@link Status} is its message with that status; anything else is a 500 that says nothing.
     */
    public static Problem of(Throwable error) {
        if (error instanceof RejectedException rejected) {
            return of(rejected.rejection());
        }
        int status = STATUS.get(error.getClass());
        return status != 0
                ? of(status, error)
                : new Problem(UNEXPECTED, Titles.of(UNEXPECTED), "An internal error occurred", List.of(), error);
    }

    /** Whether the class of {@code error}, or one that it extends, has a {@link Status}. */
    static boolean hasStatus(Throwable error) {
        return STATUS.get(error.getClass()) != 0;
    }
}
