package dev.corten.client;

import java.net.http.HttpClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections to a service, and what goes on on some of them, which nobody can wait for the end of. */
final class Connections {
    private final HttpClient http;
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Connections(HttpClient http) {
        this.http = http;
    }

    HttpClient http() {
        return http;
    }

    /** Something goes on from now on, until {@link #over}; {@code cutOff} ends it, at once if these are closed. */
    void goesOn(Runnable cutOff) {
        open.add(cutOff);
        // After adding it: who closes sees one of the two.
        if (closed) {
            cutOff.run();
        }
    }

    /** What {@code cutOff} ends is over. */
    void over(Runnable cutOff) {
        open.remove(cutOff);
    }

    /** Cuts off what goes on, waits for all other calls, and closes them. */
    void close() {
        closed = true;
        http.shutdown();
        open.forEach(Runnable::run);
        http.close();
    }
}
