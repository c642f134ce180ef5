package dev.corten.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes several values out of a request, as {@link Extract} does, and tells of all that do not fit together: {@link
 * #check} throws then. Before it, a value that does not fit is {@code null} or zero.
 *
 * <pre>{@code
 * var values = Extraction.of(request);
 * int limit = values.orElse(In.QUERY, "limit", Scalar.INT, 20);
 * UUID after = values.required(In.QUERY, "after", Scalar.UUID);
 * values.check();
 * }</pre>
 */
public final class Extraction {
    private final Request request;
    private @Nullable List<Rejection> rejections;

    private Extraction(Request request) {
        this.request = request;
    }

    /** Takes values out of {@code request}. */
    public static Extraction of(Request request) {
        return new Extraction(request);
    }

    /** The variable {@code index} of the path, from 0, which is called {@code name}. */
    public <T> T path(int index, String name, Scalar<T> scalar) {
        try {
            return Extract.path(request, index, name, scalar);
        } catch (RejectedException e) {
            return refused(e, placeholder(scalar));
        }
    }

    /** A value that must be there. */
    public <T> T required(In in, String name, Scalar<T> scalar) {
        try {
            return Extract.required(request, in, name, scalar);
        } catch (RejectedException e) {
            return refused(e, placeholder(scalar));
        }
    }

    /** A value, or {@code null} if it was not sent. */
    public <T> @Nullable T nullable(In in, String name, Scalar<T> scalar) {
        try {
            return Extract.nullable(request, in, name, scalar);
        } catch (RejectedException e) {
            return this.<@Nullable T>refused(e, null);
        }
    }

    /** A value, or {@code other} if it was not sent. */
    public <T> T orElse(In in, String name, Scalar<T> scalar, T other) {
        try {
            return Extract.orElse(request, in, name, scalar, other);
        } catch (RejectedException e) {
            return refused(e, other);
        }
    }

    /** A value, or nothing if it was not sent. */
    public <T> Optional<T> optional(In in, String name, Scalar<T> scalar) {
        try {
            return Extract.optional(request, in, name, scalar);
        } catch (RejectedException e) {
            return refused(e, Optional.empty());
        }
    }

    /** All values of that name, in order. */
    public <T> List<T> list(In in, String name, Scalar<T> scalar) {
        try {
            return Extract.list(request, in, name, scalar);
        } catch (RejectedException e) {
            return refused(e, List.of());
        }
    }

    /** A file of a form that must be there. */
    @SuppressWarnings("NullAway") // the variable of a file that is null is not used
    public Upload file(String name) {
        try {
            return Extract.file(request, name);
        } catch (RejectedException e) {
            return refused(e, null);
        }
    }

    /** A file of a form, or {@code null} if it was not sent. */
    public @Nullable Upload nullableFile(String name) {
        try {
            return Extract.nullableFile(request, name);
        } catch (RejectedException e) {
            return this.<@Nullable Upload>refused(e, null);
        }
    }

    /** A file of a form, or nothing if it was not sent. */
    public Optional<Upload> optionalFile(String name) {
        try {
            return Extract.optionalFile(request, name);
        } catch (RejectedException e) {
            return refused(e, Optional.empty());
        }
    }

    /** All files of that name of a form, in order. */
    public List<Upload> files(String name) {
        try {
            return Extract.files(request, name);
        } catch (RejectedException e) {
            return refused(e, List.of());
        }
    }

    /** The values of that name must fit together; {@code expected} says how, as in {@code at most 3 elements long}. */
    public void fits(In in, String name, boolean fit, String expected) {
        // Of values that could not be read nothing is known together.
        if (!fit && !(rejections != null && unread(rejections.getLast(), in, name))) {
            note(new Rejection.BadList(in, name, expected));
        }
    }

    private static boolean unread(Rejection last, In in, String name) {
        return last instanceof Rejection.MalformedTarget
                || last instanceof Rejection.BadValue bad
                        && bad.in() == in
                        && bad.name().equals(name);
    }

    /**
     * To be called before the values are used.
     *
     * @throws RejectedException if one of them does not fit, with all that do not
     */
    public void check() {
        if (rejections != null) {
            throw new RejectedException(
                    rejections.size() == 1 ? rejections.getFirst() : new Rejection.Several(rejections));
        }
    }

    private <T extends @Nullable Object> T refused(RejectedException e, T instead) {
        switch (e.rejection()) {
            case Rejection.BadValue _,
                    Rejection.MissingValue _,
                    Rejection.RepeatedValue _,
                    Rejection.WrongPart _,
                    Rejection.MalformedTarget _ -> {}
            // Nothing more can be said of a content that is none.
            default -> throw e;
        }
        note(e.rejection());
        return instead;
    }

    private void note(Rejection rejection) {
        if (rejections == null) {
            rejections = new ArrayList<>();
        }
        // A target that is malformed is so for each of its values.
        if (!rejections.contains(rejection)) {
            rejections.add(rejection);
        }
    }

    /** What a primitive variable can hold until {@link #check} throws. */
    @SuppressWarnings("NullAway") // the variable of a value that is null is not used
    private static <T> T placeholder(Scalar<T> scalar) {
        return scalar instanceof PlainScalar<T> plain ? plain.zero() : null;
    }
}
