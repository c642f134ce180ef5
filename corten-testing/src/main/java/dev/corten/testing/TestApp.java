package dev.corten.testing;

import dev.corten.http.Handler;

/**
 * An application under test, which gets requests without a socket, on the thread of the test. They go the same way as
 * those of a server: through the router, its layers and the error format.
 *
 * <pre>{@code
 * var app = TestApp.of(Router.of(new HttpTaskRoutes(new TaskRoutes(queries))));
 * var response = app.post("/tasks").json("{\"title\":\"Buy milk\"}").send();
 * assertThat(response.status()).isEqualTo(201);
 * }</pre>
 */
public final class TestApp {
    private final Handler handler;

    private TestApp(Handler handler) {
        this.handler = handler;
    }

    /** Sends requests to {@code handler}, usually a router. */
    public static TestApp of(Handler handler) {
        return new TestApp(handler);
    }

    /** A GET request of {@code target}, which is path and query as on the wire, percent-encoded. */
    public TestRequest get(String target) {
        return request("GET", target);
    }

    /** A POST request of {@code target}. */
    public TestRequest post(String target) {
        return request("POST", target);
    }

    /** A PUT request of {@code target}. */
    public TestRequest put(String target) {
        return request("PUT", target);
    }

    /** A PATCH request of {@code target}. */
    public TestRequest patch(String target) {
        return request("PATCH", target);
    }

    /** A DELETE request of {@code target}. */
    public TestRequest delete(String target) {
        return request("DELETE", target);
    }

    /** A request of any method. */
    public TestRequest request(String method, String target) {
        return new TestRequest(handler, method, target);
    }
}
