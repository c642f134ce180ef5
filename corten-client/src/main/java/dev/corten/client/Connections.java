package dev.corten.client;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections to a service.
 *
 * @param http makes them
 * @param open what goes on on some of them, which nobody can wait for the end of
 */
record Connections(HttpClient http, Set<Runnable> open) {
    static Connections of(HttpClient http) {
        return new Connections(http, ConcurrentHashMap.newKeySet());
    }

    /** The content of an answer on one of them. */
    AnswerStream stream(Duration idle, @Nullable Long deadline) {
        return new AnswerStream(idle, deadline, open);
    }

    /** Cuts off what goes on, waits for all other calls, and closes them. */
    void close() {
        http.shutdown();
        open.forEach(Runnable::run);
        http.close();
    }
}
