package dev.corten.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The address of a service and how it is called: what generated clients are made with. Immutable: each change gives
 * another one on the same connections. For any number of threads.
 *
 * <p>A call takes at most 10 seconds, its answer included, and no longer than the deadline of the work that it is part of;
 * connecting takes at most 2 seconds; an answer has at most 16 MiB. One that goes on, which is read while it comes, begins
 * within the 10 seconds and then takes as long as there is something once a minute. The trace of the current work goes along (W3C Trace
 * Context). Redirects are not followed, and nothing is sent twice.
 *
 * <pre>{@code
 * try (var api = ApiClient.of("https://tasks.example.com/api/v1")) {
 *     var tasks = new ClientTaskApi(api.timeout(Duration.ofSeconds(2))
 *             .each(request -> request.header("Authorization", "Bearer " + token.current())));
 *     …
 * }
 * }</pre>
 */
public final class ApiClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final long MAX_CONTENT = 16L << 20;

    private final String baseUrl;
    private final Connections connections;
    private final Duration timeout;
    private final Duration idle;
    private final long maxContent;
    private final Consumer<HttpRequest.Builder> each;

    private ApiClient(
            String baseUrl,
            Connections connections,
            Duration timeout,
            Duration idle,
            long maxContent,
            Consumer<HttpRequest.Builder> each) {
        this.baseUrl = baseUrl;
        this.connections = connections;
        this.timeout = timeout;
        this.idle = idle;
        this.maxContent = maxContent;
        this.each = each;
    }

    /**
     * Calls the service at {@code baseUrl}, below whose path those of the routes are: {@code https://example.com/api/v1}.
     *
     * @throws IllegalArgumentException if it is no address with {@code http} or {@code https} and a host, or has a query
     */
    public static ApiClient of(String baseUrl) {
        URI uri = URI.create(baseUrl);
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!(secure || plain)
                || uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of a service is http:// or https://, a host, and perhaps a port and a path; it is \""
                            + baseUrl + "\"");
        }
        // Without TLS there is nothing that tells whether the other side speaks HTTP/2, and asking costs each first
        // request.
        HttpClient.Version version = secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
        HttpClient http = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        return new ApiClient(base, new Connections(http), TIMEOUT, IDLE, MAX_CONTENT, request -> {});
    }

    /**
     * The same on connections of {@code other}, which has a proxy or certificates of its own, say; closing this closes it.
     */
    public ApiClient on(HttpClient other) {
        return new ApiClient(baseUrl, new Connections(other), timeout, idle, maxContent, each);
    }

    /** The same with at most {@code time} for a call; of an answer that goes on, until it begins. */
    public ApiClient timeout(Duration time) {
        return new ApiClient(baseUrl, connections, positive(time), idle, maxContent, each);
    }

    /**
     * The same with at most {@code time} without a byte of an answer that goes on ({@code Stream}, {@code Ndjson}, {@code
     * Events}, {@code Response}), or until a WebSocket takes a message; a minute unless said otherwise. Events have heartbeats,
     * every 15 seconds unless their source says otherwise.
     */
    public ApiClient idle(Duration time) {
        return new ApiClient(baseUrl, connections, timeout, positive(time), maxContent, each);
    }

    private static Duration positive(Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("a timeout must be positive: " + time);
        }
        return time;
    }

    /**
     * The same with answers of at most {@code bytes}. Of one that goes on it is each element that may have so many, and of a
     * WebSocket each message; the content of a {@code Response} has no limit.
     */
    public ApiClient maxContent(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a content cannot have less than 0 bytes: " + bytes);
        }
        return new ApiClient(baseUrl, connections, timeout, idle, bytes, each);
    }

    /** The same with {@code action} on each request before it is sent: for credentials, above all. */
    public ApiClient each(Consumer<HttpRequest.Builder> action) {
        return new ApiClient(baseUrl, connections, timeout, idle, maxContent, each.andThen(action));
    }

    /** A call by {@code method}, as in {@code GET}; for generated code. */
    public Call call(String method) {
        return new Call(this, method);
    }

    String baseUrl() {
        return baseUrl;
    }

    HttpClient http() {
        return connections.http();
    }

    Connections connections() {
        return connections;
    }

    Duration idle() {
        return idle;
    }

    Duration timeout() {
        return timeout;
    }

    long maxContent() {
        return maxContent;
    }

    void prepare(HttpRequest.Builder request) {
        each.accept(request);
    }

    /**
     * Waits for the calls that are under way, cuts off answers that go on and WebSockets, and closes all connections; also those
     * of others made from this one.
     */
    @Override
    public void close() {
        connections.close();
    }
}
