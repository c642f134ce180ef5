import dev.corten.http.Content;
import dev.corten.http.Headers;
import dev.corten.http.Request;
import dev.corten.http.RequestSource;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.lang.management.ManagementFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** What it takes to find the route of a request, among 10, 1,000 and 10,000. See README.md. */
final class RouterBench {
    private static final int REQUESTS = 512;
    private static final int ROUNDS = 20_000;

    private RouterBench() {}

    static void main() {
        for (int pass = 0; pass < 3; pass++) {
            for (int count : new int[] {10, 1_000, 10_000}) {
                measure(count, pass == 2);
            }
        }
    }

    private static void measure(int count, boolean shown) {
        var routes = new ArrayList<Route>();
        for (int i = 0; i < count; i++) {
            String path = "/api/v1/part" + i % 100 + "/thing" + i + "/{id}/comments/{comment}";
            routes.add(Route.of("GET", path, path, _ -> Response.of(204)));
        }
        Router router = Router.of(() -> List.copyOf(routes));
        var requests = new Request[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            int n = (int) ((long) i * 7919 % count);
            requests[i] = Request.of(new Get("/api/v1/part" + n % 100 + "/thing" + n + "/7/comments/8"));
        }
        long found = 0;
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int round = 0; round < ROUNDS; round++) {
            for (Request request : requests) {
                found += router.route(request) == null ? 0 : 1;
            }
        }
        double nanos = (threads.getCurrentThreadCpuTime() - start) / (double) REQUESTS / ROUNDS;
        if (found != (long) REQUESTS * ROUNDS) {
            throw new IllegalStateException("not all were found");
        }
        if (shown) {
            System.out.printf("%6d routes: %.0f ns of CPU time a request%n", count, nanos);
        }
    }

    private record Get(String target) implements RequestSource {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public Headers headers() {
            return Headers.of();
        }

        @Override
        public Content content() {
            return Content.empty();
        }

        @Override
        public String peer() {
            return "127.0.0.1:1";
        }

        @Override
        public X509Certificate clientCertificate() {
            return null;
        }

        @Override
        public boolean draining() {
            return false;
        }
    }
}
