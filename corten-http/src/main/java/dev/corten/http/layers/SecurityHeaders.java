package dev.corten.http.layers;

import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Stage;
import java.util.List;

/**
 * The header fields that tell browsers to be careful. What an answer has already stays as it is.
 *
 * @param policy the {@code Content-Security-Policy}
 */
public record SecurityHeaders(String policy) implements Layer {
    /** Content of this origin only, no inline scripts, in nobody's frame. */
    public static final String DEFAULT_POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private static final List<String> FIELDS = List.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            // Browsers heed it over HTTPS only.
            "Strict-Transport-Security", "max-age=31536000");

    @Override
    public Stage stage() {
        return Stage.FIELDS;
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        Response response = unlessThere(next.handle(request), "Content-Security-Policy", policy);
        for (int i = 0; i < FIELDS.size(); i += 2) {
            response = unlessThere(response, FIELDS.get(i), FIELDS.get(i + 1));
        }
        return response;
    }

    private static Response unlessThere(Response response, String name, String value) {
        return response.header(name) == null ? response.header(name, value) : response;
    }

    @Override
    public String toString() {
        return "Layers.securityHeaders()";
    }
}
