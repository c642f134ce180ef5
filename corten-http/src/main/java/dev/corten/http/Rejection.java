package dev.corten.http;

import dev.corten.http.internal.Shown;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused before a handler saw it. Each kind has one status; its detail names what was wrong.
 *
 * <p>What the client sent is repeated only shortened and without control characters.
 */
public sealed interface Rejection {
    /** The status code of the answer. */
    int status();

    /** What is wrong with this request. */
    String detail();

    /** The wrong parts, if there are parts. */
    default List<Problem.Part> parts() {
        return List.of();
    }

    /** Header fields that the answer has, names and values in turn. */
    default List<String> headers() {
        return List.of();
    }

    /**
     * The message is not the HTTP that it should be: 400, or 414 and 431 where its head is too long.
     *
     * @param status one of these
     * @param detail what is wrong with it
     */
    record MalformedRequest(int status, String detail) implements Rejection {}

    /** The path or the query is not properly percent-encoded UTF-8, or has the character U+0000: 400. */
    record MalformedTarget() implements Rejection {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public String detail() {
            return "The path and the query must be percent-encoded UTF-8 without the character U+0000";
        }
    }

    /**
     * The path has a segment {@code .} or {@code ..}: 400. Clients take them out before they send (RFC 3986, section 5.2.4),
     * so who does not tries to get where a route does not lead.
     */
    record DotSegment() implements Rejection {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public String detail() {
            return "The path must not have the segments . and ..";
        }
    }

    /**
     * A value that does not fit its type: 400, or 422 in a form.
     *
     * @param in where it is
     * @param name the name of the variable, parameter, header or cookie
     * @param given what was sent
     * @param expected what was expected, as in {@code a UUID}
     */
    record BadValue(In in, String name, String given, String expected) implements Rejection {
        @Override
        public int status() {
            return in.status();
        }

        @Override
        public String detail() {
            return in.label() + " \"" + name + "\" " + wrong();
        }

        @Override
        public List<Problem.Part> parts() {
            return List.of(new Problem.Part.Parameter(in, name, wrong()));
        }

        private String wrong() {
            return "must be " + expected + ", not \"" + Shown.text(given) + "\"";
        }
    }

    /**
     * A required value that was not sent: 400, or 422 in a form.
     *
     * @param in where it should be
     * @param name its name
     * @param expected what was expected, as in {@code a UUID}
     */
    record MissingValue(In in, String name, String expected) implements Rejection {
        @Override
        public int status() {
            return in.status();
        }

        @Override
        public String detail() {
            return in.label() + " \"" + name + "\" is missing; it must be " + expected;
        }

        @Override
        public List<Problem.Part> parts() {
            return List.of(new Problem.Part.Parameter(in, name, "is missing; it must be " + expected));
        }
    }

    /**
     * A single value that was sent several times: 400, or 422 in a form, because whichever of them is taken, a proxy in front may have
     * looked at another.
     *
     * @param in where they are
     * @param name their name
     * @param times how many there are
     */
    record RepeatedValue(In in, String name, int times) implements Rejection {
        @Override
        public int status() {
            return in.status();
        }

        @Override
        public String detail() {
            return in.label() + " \"" + name + "\" must be given once, not " + times + " times";
        }

        @Override
        public List<Problem.Part> parts() {
            return List.of(new Problem.Part.Parameter(in, name, "must be given once, not " + times + " times"));
        }
    }

    /**
     * Values of one name that fit one by one, and not together: too many of them, say. 400, or 422 in a form.
     *
     * @param in where they are
     * @param name their name
     * @param expected what was expected, as in {@code at most 3 elements long}
     */
    record BadList(In in, String name, String expected) implements Rejection {
        @Override
        public int status() {
            return in.status();
        }

        @Override
        public String detail() {
            return in.label() + " \"" + name + "\" must be " + expected;
        }

        @Override
        public List<Problem.Part> parts() {
            return List.of(new Problem.Part.Parameter(in, name, "must be " + expected));
        }
    }

    /**
     * Values that fit one by one, and that the record of them refuses: 400, or 422 for a form.
     *
     * @param in where they are
     * @param detail what the record says
     */
    record RefusedValues(In in, String detail) implements Rejection {
        @Override
        public int status() {
            return in.status();
        }
    }

    /**
     * Several values that do not fit, with the status of the first.
     *
     * @param rejections why each was refused; at least one
     */
    record Several(List<Rejection> rejections) implements Rejection {
        /** Copies {@code rejections}. */
        public Several {
            rejections = List.copyOf(rejections);
        }

        @Override
        public int status() {
            return rejections.getFirst().status();
        }

        @Override
        public String detail() {
            return rejections.stream().map(Rejection::detail).collect(Collectors.joining("; "));
        }

        @Override
        public List<Problem.Part> parts() {
            return rejections.stream().flatMap(r -> r.parts().stream()).toList();
        }
    }

    /** No route has this path: 404. */
    record NotFound(String path) implements Rejection {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public String detail() {
            return "No route for " + Shown.text(path);
        }
    }

    /** Routes have this path, but none of them this method: 405. */
    record MethodNotAllowed(String method, Collection<String> allowed) implements Rejection {
        /** Copies {@code allowed}. */
        public MethodNotAllowed {
            allowed = List.copyOf(allowed);
        }

        @Override
        public int status() {
            return 405;
        }

        @Override
        public String detail() {
            return "The method must be one of " + String.join(", ", allowed) + ", not " + Shown.text(method);
        }

        @Override
        public List<String> headers() {
            return List.of("Allow", String.join(", ", allowed));
        }
    }

    /** The client accepts none of the content types that there are: 406. */
    record NotAcceptable(List<String> supported) implements Rejection {
        /** Copies {@code supported}. */
        public NotAcceptable {
            supported = List.copyOf(supported);
        }

        @Override
        public int status() {
            return 406;
        }

        @Override
        public String detail() {
            return "The answer can only be " + String.join(" or ", supported);
        }
    }

    /** The content did not arrive in time: 408. */
    record RequestTimeout(Duration limit) implements Rejection {
        @Override
        public int status() {
            return 408;
        }

        @Override
        public String detail() {
            return "The content did not arrive within " + limit.toSeconds() + " s";
        }
    }

    /** A form has too many parts, or too much in them: 413. */
    record FormTooLarge(String detail) implements Rejection {
        @Override
        public int status() {
            return 413;
        }
    }

    /**
     * A part of a form is of the wrong kind, a file where a text is expected, say: 422.
     *
     * @param name the name of the field
     * @param expected what was expected
     */
    record WrongPart(String name, String expected) implements Rejection {
        @Override
        public int status() {
            return In.FORM.status();
        }

        @Override
        public String detail() {
            return In.FORM.label() + " \"" + Shown.text(name) + "\" must be " + expected;
        }

        @Override
        public List<Problem.Part> parts() {
            return List.of(new Problem.Part.Parameter(In.FORM, name, "must be " + expected));
        }
    }

    /** The content has more bytes than the limit: 413. */
    record ContentTooLarge(long limit) implements Rejection {
        @Override
        public int status() {
            return 413;
        }

        @Override
        public String detail() {
            return "The content is larger than " + limit + " bytes";
        }
    }

    /**
     * The content has a type that the route does not read: 415.
     *
     * @param given the {@code Content-Type} that was sent, or {@code null} without one
     * @param supported the types that the route reads
     */
    record UnsupportedMediaType(@Nullable String given, List<String> supported) implements Rejection {
        /** Copies {@code supported}. */
        public UnsupportedMediaType {
            supported = List.copyOf(supported);
        }

        @Override
        public int status() {
            return 415;
        }

        @Override
        public String detail() {
            String what = given == null ? "missing" : "\"" + Shown.text(given) + "\"";
            return "The Content-Type must be " + String.join(" or ", supported) + "; it is " + what;
        }
    }

    /** The content is compressed or otherwise encoded, which nothing here undoes: 415. */
    record UnsupportedContentEncoding(String given) implements Rejection {
        @Override
        public int status() {
            return 415;
        }

        @Override
        public String detail() {
            return "The content must come without Content-Encoding; it is \"" + Shown.text(given) + "\"";
        }

        /** RFC 9110, section 12.5.3: how a client learns that it is the encoding and not the type. */
        @Override
        public List<String> headers() {
            return List.of("Accept-Encoding", "identity");
        }
    }

    /** The content is not what its type says, not JSON at all, say: 400. */
    record MalformedContent(String detail) implements Rejection {
        @Override
        public int status() {
            return 400;
        }
    }

    /** The content has the right syntax and does not fit: 422, with everything that is wrong. */
    record InvalidContent(List<Problem.Part.Value> values) implements Rejection {
        /** Copies {@code values}. */
        public InvalidContent {
            values = List.copyOf(values);
        }

        @Override
        public List<Problem.Part> parts() {
            return List.copyOf(values);
        }

        @Override
        public int status() {
            return 422;
        }

        @Override
        public String detail() {
            return values.stream()
                    .map(value -> value.path() + " " + value.detail())
                    .collect(Collectors.joining("; "));
        }
    }

    /**
     * The route is a WebSocket, and the request does not open one: 426.
     *
     * @param detail what it would have to be
     */
    record UpgradeRequired(String detail) implements Rejection {
        @Override
        public int status() {
            return 426;
        }

        @Override
        public List<String> headers() {
            return List.of("Upgrade", "websocket", "Connection", "Upgrade", "Sec-WebSocket-Version", "13");
        }
    }

    /** A page of another site asks for a WebSocket: 403. */
    record ForeignOrigin(String origin) implements Rejection {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String detail() {
            return "Pages of \"" + Shown.text(origin) + "\" must not open this WebSocket";
        }
    }
}
