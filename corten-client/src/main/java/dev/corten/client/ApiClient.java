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
 * connecting takes at most 2 seconds; an answer has at most 16 MiB. The trace of the current work goes along (W3C Trace
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
    private static final long MAX_CONTENT = 16L << 20;

    private final String baseUrl;
    private final HttpClient http;
    private final Duration timeout;
    private final long maxContent;
    private final Consumer<HttpRequest.Builder> each;

    private ApiClient(
            String baseUrl, HttpClient http, Duration timeout, long maxContent, Consumer<HttpRequest.Builder> each) {
        this.baseUrl = baseUrl;
        this.http = http;
        this.timeout = timeout;
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
        return new ApiClient(base, http, TIMEOUT, MAX_CONTENT, request -> {});
    }

    /**
     * The same on connections of {@code other}, which has a proxy or certificates of its own, say; closing this closes it.
     */
    public ApiClient on(HttpClient other) {
        return new ApiClient(baseUrl, other, timeout, maxContent, each);
    }

    /** The same with at most {@code time} for a call. */
    public ApiClient timeout(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("a timeout must be positive: " + time);
        }
        return new ApiClient(baseUrl, http, time, maxContent, each);
    }

    /** The same with answers of at most {@code bytes}. */
    public ApiClient maxContent(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a content cannot have less than 0 bytes: " + bytes);
        }
        return new ApiClient(baseUrl, http, timeout, bytes, each);
    }

    /** The same with {@code action} on each request before it is sent: for credentials, above all. */
    public ApiClient each(Consumer<HttpRequest.Builder> action) {
        return new ApiClient(baseUrl, http, timeout, maxContent, each.andThen(action));
    }

    /** A call by {@code method}, as in {@code GET}; for generated code. */
    public Call call(String method) {
        return new Call(this, method);
    }

    String baseUrl() {
        return baseUrl;
    }

    HttpClient http() {
        return http;
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

    /** Waits for the calls that are under way, and closes all connections; also those of others made from this one. */
    @Override
    public void close() {
        http.close();
    }
}
