package dev.corten.server.internal;

import dev.corten.http.Route;
import org.jspecify.annotations.Nullable;

/** What a worker runs for a request, by the route that answers it. */
interface Routed extends Runnable {
    /** The route, or {@code null} if there is none. Called on any thread. */
    @Nullable
    Route route();
}
