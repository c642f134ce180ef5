package dev.corten.http.layers;

import dev.corten.http.Coding;
import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Stage;
import dev.corten.http.internal.EncodedStream;
import dev.corten.http.internal.EntityTags;
import dev.corten.http.internal.MediaTypes;
import dev.corten.http.internal.Quality;
import dev.corten.http.internal.Vary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compresses the content of answers where that pays and gives nothing away.
 *
 * @param codings what it can do, the best first
 */
public record Compression(List<Coding> codings) implements Layer {
    /** What is smaller than a packet arrives no sooner. */
    private static final int WORTH_IT = 1024;

    /** What is larger is compressed while it is sent, so that the event loop is not held for long. */
    private static final int AT_ONCE = 32 * 1024;

    private static final int PARTIAL = 206;

    /** Refuses to have nothing to do. */
    public Compression {
        codings = List.copyOf(codings);
        if (codings.isEmpty()) {
            throw new IllegalArgumentException("name at least one coding");
        }
    }

    @Override
    public Stage stage() {
        return Stage.ENCODE;
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        Response response = next.handle(request);
        if (!compressible(response)) {
            return response;
        }
        Response varying = Vary.on("Accept-Encoding", response);
        Coding coding = crossSite(request) ? null : wanted(request.header("Accept-Encoding"));
        return coding == null ? varying : compressed(varying, coding);
    }

    private static boolean compressible(Response response) {
        long length = response.content().length();
        String type = response.header("Content-Type");
        String caching = response.header("Cache-Control");
        return (length < 0 || length >= WORTH_IT)
                && type != null
                && MediaTypes.compressible(type)
                && response.header("Content-Encoding") == null
                && response.header("Content-Range") == null
                && response.status() != PARTIAL
                && (caching == null || !caching.contains("no-transform"));
    }

    /**
     * Whether another site may have made a browser send this with the user's cookies or password. By the length of compressed answers
     * to guesses it could find out the secrets in them (the attack is called BREACH), though it cannot read them.
     */
    private static boolean crossSite(Request request) {
        String authorization = request.header("Authorization");
        boolean basic = authorization != null && authorization.regionMatches(true, 0, "Basic", 0, "Basic".length());
        if (!basic && request.header("Cookie") == null) {
            return false;
        }
        String site = request.header("Sec-Fetch-Site");
        return site == null || !site.equals("same-origin") && !site.equals("none");
    }

    /** What the client likes best, and of that what is best here. */
    private @Nullable Coding wanted(@Nullable String accepted) {
        if (accepted == null) {
            return null;
        }
        Coding best = null;
        int quality = 0;
        for (Coding coding : codings) {
            int its = Quality.of(accepted, coding.name());
            if (its > quality) {
                best = coding;
                quality = its;
            }
        }
        return best;
    }

    private static Response compressed(Response response, Coding coding) throws IOException {
        Content plain = response.content();
        Content content;
        if (plain instanceof Content.Bytes(byte[] array, int count) && count <= AT_ONCE) {
            var bytes = new ByteArrayOutputStream(count / 2);
            try (var out = coding.encode(bytes)) {
                out.write(array, 0, count);
            }
            if (bytes.size() >= count) {
                return response;
            }
            content = Content.of(bytes.toByteArray());
        } else {
            content = Content.of(new EncodedStream(plain.stream(), coding), -1);
        }
        String tag = response.header("ETag");
        Response tagged = tag == null ? response : response.without("ETag").header("ETag", EntityTags.weak(tag));
        return tagged.without("Content-Length")
                .without("Accept-Ranges")
                .header("Content-Encoding", coding.name())
                .content(content);
    }

    @Override
    public String toString() {
        return "Layers.compression()";
    }
}
