package dev.corten.client;

import dev.corten.context.Deadline;
import dev.corten.http.Content;
import dev.corten.http.ErrorName;
import dev.corten.http.In;
import dev.corten.http.Tracing;
import dev.corten.http.Upload;
import dev.corten.json.JsonCodec;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call while it is put together; for generated code, in one thread. */
public final class Call {
    private final ApiClient api;
    private final String method;
    private final StringBuilder path = new StringBuilder();
    private final StringJoiner query = new StringJoiner("&");
    private final FormFields form = new FormFields();
    private final StringJoiner cookies = new StringJoiner("; ");
    private final List<String> headers = new ArrayList<>();
    private BodyPublisher content = BodyPublishers.noBody();
    private boolean isForm;

    Call(ApiClient api, String method) {
        this.api = api;
        this.method = method;
    }

    /** Adds a part of the path as it is written in the template. */
    public Call path(String part) {
        for (String segment : part.split("(?<=/)|(?=/)")) {
            path.append(segment.equals("/") ? segment : encoded(segment));
        }
        return this;
    }

    /**
     * Adds a variable of the path: one segment, whatever is in it.
     *
     * @throws IllegalArgumentException if it is empty, {@code .} or {@code ..}: another path would be meant
     */
    public Call segment(String name, Object value) {
        path.append(encoded(checked(name, value.toString())));
        return this;
    }

    /**
     * Adds a variable that is the rest of the path, whose slashes stay.
     *
     * @throws IllegalArgumentException if it is empty, or a segment of it is {@code .} or {@code ..}
     */
    public Call rest(String name, String value) {
        for (String segment : value.split("/", -1)) {
            if (!segment.isEmpty() || value.isEmpty()) {
                checked(name, segment);
            }
        }
        return path(value);
    }

    /** Segments of dots are taken out of paths (RFC 3986, section 5.2.4), by whoever is between here and there. */
    private static String checked(String name, String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException("the path variable " + name + " must not be \"" + segment + "\"");
        }
        return segment;
    }

    /** Asks for an answer of that media type, of those that the route has. */
    public Call accept(String mediaType) {
        headers.addAll(List.of("Accept", mediaType));
        return this;
    }

    /** Adds files of a form, as {@link #value} does; it is one with files also where there are none. */
    public Call file(String name, @Nullable Object value) {
        form.withFiles();
        return value(In.FORM, name, value);
    }

    /** Adds a value; none for {@code null} and an empty {@code Optional}, one each for the elements of a list. */
    public Call value(In in, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Optional<?> optional -> optional.ifPresent(one -> add(in, name, one));
            case List<?> list -> list.forEach(one -> add(in, name, one));
            default -> add(in, name, value);
        }
        isForm |= in == In.FORM;
        return this;
    }

    private void add(In in, String name, Object given) {
        if (in == In.FORM && given instanceof Upload file) {
            form.add(name, file);
            return;
        }
        String value = given.toString();
        switch (in) {
            case PATH -> throw new IllegalArgumentException(name + " is a segment of the path");
            case QUERY -> query.add(encoded(name) + "=" + encoded(value));
            case FORM -> form.add(name, value);
            case HEADER -> headers.addAll(List.of(name, value));
            case COOKIE -> {
                if (!value.matches("[!#-+\\--:<-\\[\\]-~]*")) {
                    throw new IllegalArgumentException("not the value of a cookie (RFC 6265, section 4.1.1): " + name);
                }
                cookies.add(name + "=" + value);
            }
        }
    }

    /** Sends {@code value} as JSON. */
    public <T extends @Nullable Object> Call json(JsonCodec<T> codec, T value) {
        headers.addAll(List.of("Content-Type", "application/json"));
        content = BodyPublishers.ofByteArray(codec.encode(value));
        return this;
    }

    /** Sends {@code bytes}. */
    public Call bytes(byte[] bytes) {
        return content(BodyPublishers.ofByteArray(bytes));
    }

    /** Sends what is left of {@code stream}, while it comes. */
    public Call stream(InputStream stream) {
        return content(BodyPublishers.ofInputStream(() -> stream));
    }

    /** Sends {@code content}. */
    public Call stream(Content content) {
        return content(FormFields.bytes(content));
    }

    private Call content(BodyPublisher publisher) {
        headers.addAll(List.of("Content-Type", "application/octet-stream"));
        content = publisher;
        return this;
    }

    /**
     * Sends it and reads the answer to its end.
     *
     * @throws ClientException if there is none in time, or it is too large
     */
    public Answer send() {
        return send(_ -> false);
    }

    /**
     * Sends it; the content of an answer of that status is read while it comes, that of another to its end.
     *
     * @throws ClientException if none begins in time, or it is another one and too large
     */
    public Answer open(int status) {
        return send(code -> code == status);
    }

    /**
     * Sends it; the content of an answer is read while it comes, whatever its status.
     *
     * @throws ClientException if none begins in time
     */
    public Answer open() {
        return send(_ -> true);
    }

    private Answer send(IntPredicate streamed) {
        var described = described();
        BodyHandler<byte[]> whole = BodyHandlers.limiting(BodyHandlers.ofByteArray(), api.maxContent());
        Duration left = Deadline.left();
        Long deadline = left == null ? null : (Long) (System.nanoTime() + left.toNanos());
        BodyHandler<Received> handler = head -> streamed.test(head.statusCode())
                ? BodySubscribers.mapping(new AnswerStream(api.idle(), deadline, api.connections()), Received::new)
                : BodySubscribers.mapping(whole.apply(head), Received::new);
        HttpResponse<Received> response = await(described, () -> api.http().sendAsync(request(), handler));
        return Answer.of(described, api.maxContent(), response, response.body());
    }

    /**
     * Opens a WebSocket.
     *
     * @throws ClientException if there is no answer in time; one that refuses it is an answer
     */
    public Answer connect() {
        var described = described();
        var socket = new ClientSocket(api.idle(), api.maxContent(), api.connections());
        try {
            await(described, () -> socket.open(api.http().newWebSocketBuilder(), request()));
            return Answer.opened(described, socket);
        } catch (ClientException e) {
            socket.abandon();
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return Answer.of(described, api.maxContent(), refused.getResponse(), Received.NOTHING);
            }
            throw e;
        }
    }

    /** What {@code sent} comes to. */
    private <T> T await(String described, Supplier<CompletableFuture<T>> sent) {
        Duration left = Deadline.left();
        Duration time = left != null && left.compareTo(api.timeout()) < 0 ? left : api.timeout();
        if (time.isZero()) {
            throw new ClientException(
                    described + " was not sent: the deadline of the work has passed", 0, "", null, null);
        }
        CompletableFuture<T> future = sent.get();
        try {
            // The timeout of HttpRequest is over when the header fields are there; this one is about the content, too.
            return future.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new ClientException(described + " took longer than " + time.toMillis() + " ms", 0, "", null, e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new ClientException(described + " was interrupted", 0, "", null, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ClientException(described + " failed: " + cause, 0, "", null, cause);
        }
    }

    private String described() {
        return method + " " + api.baseUrl() + path;
    }

    private HttpRequest request() {
        if (isForm) {
            headers.addAll(List.of("Content-Type", form.contentType()));
            content = form.content();
        }
        String address = api.baseUrl() + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(query.length() == 0 ? address : address + "?" + query))
                .method(method, content)
                .header(ErrorName.WANTED, "1");
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        if (cookies.length() > 0) {
            request.header("Cookie", cookies.toString());
        }
        Tracing.propagate(request::setHeader);
        api.prepare(request);
        return request.build();
    }

    /** RFC 3986, section 2.1; what URLEncoder writes for a space means one in queries only. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
