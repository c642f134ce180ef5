package dev.corten.http.layers;

import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Request;
import dev.corten.http.Response;

/**
 * How many bytes contents may have.
 *
 * @param bytes the limit
 */
public record ContentLimit(long bytes) implements Layer {
    /** Refuses a negative limit. */
    public ContentLimit {
        if (bytes < 0) {
            throw new IllegalArgumentException("a content cannot have less than 0 bytes: " + bytes);
        }
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        request.contentLimit(bytes);
        return next.handle(request);
    }
}
