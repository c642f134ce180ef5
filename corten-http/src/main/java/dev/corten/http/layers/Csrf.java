package dev.corten.http.layers;

import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Stage;
import dev.corten.http.internal.Origins;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns away requests that another site makes a browser send: by {@code Sec-Fetch-Site}, which every browser since 2023
 * sends and no page can forge, and by {@code Origin} where that is missing. A request with neither is not a browser's.
 *
 * @param trusted the other origins that may
 */
public record Csrf(List<String> trusted) implements Layer {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final int FORBIDDEN = 403;

    /** Refuses what is no origin. */
    public Csrf {
        trusted = List.copyOf(trusted);
        trusted.forEach(Origins::check);
    }

    @Override
    public Stage stage() {
        return Stage.GUARD;
    }

    @Override
    public Map<Integer, String> errors() {
        return Map.of(FORBIDDEN, "A page of another site sent it");
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        return SAFE.contains(request.method()) || Origins.own(request, trusted)
                ? next.handle(request)
                : Response.problem(Problem.of(
                        FORBIDDEN, "A page of another site must not send " + request.method() + " requests"));
    }

    @Override
    public String toString() {
        return "Layers.csrf()";
    }
}
