package dev.corten.http.layers;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Stage;
import dev.corten.http.internal.Conditional;
import dev.corten.http.internal.EntityTags;

/** Gives answers an entity tag and spares clients the content that they have (RFC 9110, section 13.1.2). */
public record Etag() implements Layer {
    private static final int OK = 200;

    @Override
    public Stage stage() {
        return Stage.VALIDATE;
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        Response response = next.handle(request);
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        if (!read || response.status() != OK) {
            return response;
        }
        return Conditional.answer(request, response.header("ETag") == null ? tagged(response) : response);
    }

    /** What streams would have to be read before its tag is known, and what must not be stored needs none. */
    private static Response tagged(Response response) {
        String caching = response.header("Cache-Control");
        boolean storable = caching == null || !caching.contains("no-store");
        return storable && response.content() instanceof Content.Bytes(byte[] array, int count)
                ? response.header("ETag", EntityTags.of(array, count))
                : response;
    }

    @Override
    public String toString() {
        return "Layers.etag()";
    }
}
