package compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/** What is asked of the services. */
enum Workload {
    PLAINTEXT("/plaintext"),
    JSON("/json"),
    DB("/db"),
    QUERIES("/queries?n=20"),
    UPDATES("/updates?n=20"),
    FORTUNES("/fortunes"),
    TASKS("/tasks");

    private final String target;

    Workload(String target) {
        this.target = target;
    }

    /** The name on the command line and in reports. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Path and query of its GET requests; a service that answers 404 there does not take part. */
    String target() {
        return target;
    }

    /** The script for wrk: what to report, and for tasks what to ask. */
    String script() {
        return this == TASKS ? resource("report.lua") + resource("tasks.lua") : resource("report.lua");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Workload.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
