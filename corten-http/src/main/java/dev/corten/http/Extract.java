package dev.corten.http;

import dev.corten.http.internal.MediaTypes;
import dev.corten.json.JsonCodec;
import dev.corten.json.JsonException;
import dev.corten.json.JsonProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes typed values out of a request: what the generated code calls, and handlers written by hand may.
 *
 * <p>What is missing or does not fit is a {@link RejectedException}, which the router answers with a 400 that names the
 * value and what was expected.
 *
 * <pre>{@code
 * int limit = Extract.orElse(request, In.QUERY, "limit", Scalar.INT, 20);
 * }</pre>
 */
public final class Extract {
    private Extract() {}

    /** The variable {@code index} of the path, from 0, which is called {@code name}. */
    public static <T> T path(Request request, int index, String name, Scalar<T> scalar) {
        return read(In.PATH, name, request.variable(index), scalar);
    }

    /** A value that must be there. */
    public static <T> T required(Request request, In in, String name, Scalar<T> scalar) {
        T value = nullable(request, in, name, scalar);
        if (value == null) {
            throw new RejectedException(new Rejection.MissingValue(in, name, scalar.expected()));
        }
        return value;
    }

    /** A value, or {@code null} if it was not sent. */
    public static <T> @Nullable T nullable(Request request, In in, String name, Scalar<T> scalar) {
        if (in == In.HEADER) {
            String value = request.header(name);
            return value == null ? null : read(in, name, value, scalar);
        }
        List<String> values = values(request, in, name);
        if (values.size() > 1) {
            throw new RejectedException(new Rejection.RepeatedValue(in, name, values.size()));
        }
        return values.isEmpty() ? null : read(in, name, values.getFirst(), scalar);
    }

    /** A value, or {@code other} if it was not sent. */
    public static <T> T orElse(Request request, In in, String name, Scalar<T> scalar, T other) {
        T value = nullable(request, in, name, scalar);
        return value == null ? other : value;
    }

    /** A value, or nothing if it was not sent. */
    public static <T> Optional<T> optional(Request request, In in, String name, Scalar<T> scalar) {
        return Optional.ofNullable(nullable(request, in, name, scalar));
    }

    /** All values of that name, in order. */
    public static <T> List<T> list(Request request, In in, String name, Scalar<T> scalar) {
        var list = new ArrayList<T>();
        for (String value : values(request, in, name)) {
            list.add(read(in, name, value, scalar));
        }
        return List.copyOf(list);
    }

    /**
     * What a layer left under {@code type}.
     *
     * @throws IllegalStateException if none did
     */
    public static <T> T extension(Request request, Class<T> type) {
        T value = request.extension(type);
        if (value == null) {
            throw new IllegalStateException("the handler takes a " + type.getName()
                    + " that a layer leaves, but none did: add the layer that calls request.extend("
                    + type.getSimpleName() + ".class, …) to the router, or make the parameter @Nullable");
        }
        return value;
    }

    /** The file {@code name} of a form, which must be there. */
    public static Upload file(Request request, String name) {
        Upload file = nullableFile(request, name);
        if (file == null) {
            throw new RejectedException(new Rejection.MissingValue(In.FORM, name, "a file"));
        }
        return file;
    }

    /** The file {@code name} of a form, or {@code null} if none was sent. */
    public static @Nullable Upload nullableFile(Request request, String name) {
        List<Upload> files = files(request, name);
        if (files.size() > 1) {
            throw new RejectedException(new Rejection.RepeatedValue(In.FORM, name, files.size()));
        }
        return files.isEmpty() ? null : files.getFirst();
    }

    /** The file {@code name} of a form, or nothing if none was sent. */
    public static Optional<Upload> optionalFile(Request request, String name) {
        return Optional.ofNullable(nullableFile(request, name));
    }

    /** All files of that name of a form, in order. */
    public static List<Upload> files(Request request, String name) {
        return List.copyOf(FormContent.of(request).files(name));
    }

    /**
     * The content, which must be JSON and say so: 415 without {@code Content-Type: application/json} (or another type
     * that ends with {@code +json}) and with a {@code Content-Encoding}, 413 past the limit, 400 where it is no JSON, 422 with everything that does not fit.
     */
    public static <T> T body(Request request, JsonCodec<T> codec) {
        String type = request.header("Content-Type");
        if (type == null || !MediaTypes.json(type)) {
            throw new RejectedException(new Rejection.UnsupportedMediaType(type, List.of("application/json")));
        }
        try {
            return codec.decode(bytes(request));
        } catch (JsonException e) {
            throw new RejectedException(rejection(e));
        }
    }

    /** All bytes of the content, of whatever type: 413 past the limit, 415 with a {@code Content-Encoding}. */
    public static byte[] bytes(Request request) {
        try {
            return content(request).bytes();
        } catch (IOException e) {
            // The client is gone or broke off: not the fault of the service, and nobody reads the answer.
            throw new RejectedException(new Rejection.MalformedContent("The content broke off before its end"));
        }
    }

    /** The content as it comes, of whatever type: 415 with a {@code Content-Encoding}; reading past the limit is a 413. */
    public static Content content(Request request) {
        String encoding = request.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RejectedException(new Rejection.UnsupportedContentEncoding(encoding));
        }
        return request.content();
    }

    /**
     * A record of values that fit one by one.
     *
     * @param in where they are
     * @param constructor makes it; an {@link IllegalArgumentException} is a rejection with its message
     */
    public static <T> T record(In in, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            String message = e.getMessage();
            throw new RejectedException(
                    new Rejection.RefusedValues(in, message == null ? "The values are not valid" : message));
        }
    }

    private static Rejection rejection(JsonException e) {
        if (e.malformed()) {
            JsonProblem first = e.problems().getFirst();
            return new Rejection.MalformedContent("The content is not the JSON that is expected: line " + first.line()
                    + ", column " + first.column() + ": " + first.message());
        }
        return new Rejection.InvalidContent(e.problems().stream()
                .map(p -> new Problem.Part.Value(p.path(), p.message()))
                .toList());
    }

    private static List<String> values(Request request, In in, String name) {
        return switch (in) {
            case PATH -> List.of(request.variable(name));
            case QUERY -> request.query(name);
            case HEADER -> request.headers().all(name);
            case COOKIE -> request.cookies(name);
            case FORM -> FormContent.of(request).values(name);
        };
    }

    private static <T> T read(In in, String name, String text, Scalar<T> scalar) {
        T value = scalar.read(text);
        if (value == null) {
            throw new RejectedException(new Rejection.BadValue(in, name, text, scalar.expected()));
        }
        return value;
    }
}
