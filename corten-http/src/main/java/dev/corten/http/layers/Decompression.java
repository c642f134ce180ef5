package dev.corten.http.layers;

import dev.corten.http.Coding;
import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Headers;
import dev.corten.http.Layer;
import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.RequestSource;
import dev.corten.http.Response;
import dev.corten.http.internal.DecodedContent;
import dev.corten.http.internal.LimitedContent;
import dev.corten.http.internal.Shown;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets clients send compressed contents. The limit of the content counts for what it is compressed and for what it becomes,
 * so that a few bytes cannot become gigabytes.
 *
 * @param codings what it can do
 */
public record Decompression(List<Coding> codings) implements Layer {
    private static final int UNSUPPORTED = 415;

    /** Refuses to have nothing to do. */
    public Decompression {
        codings = List.copyOf(codings);
        if (codings.isEmpty()) {
            throw new IllegalArgumentException("name at least one coding");
        }
    }

    @Override
    public Map<Integer, String> errors() {
        return Map.of(UNSUPPORTED, "The content is encoded in a way that is not supported");
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        String given = request.header("Content-Encoding");
        if (given == null || given.equalsIgnoreCase("identity")) {
            return next.handle(request);
        }
        // "x-gzip" is an old name (RFC 9110, section 8.4.1.3).
        String name = given.equalsIgnoreCase("x-gzip") ? "gzip" : given;
        for (Coding coding : codings) {
            if (coding.name().equalsIgnoreCase(name)
                    && request.headers().all("Content-Encoding").size() == 1) {
                request.view(source -> new Decoded(source, request, coding));
                return next.handle(request);
            }
        }
        String names = codings.stream().map(Coding::name).collect(Collectors.joining(", "));
        return Response.problem(Problem.of(
                        UNSUPPORTED,
                        "The Content-Encoding must be one of " + names + ", or none; it is \"" + Shown.text(given)
                                + "\""))
                .header("Accept-Encoding", names);
    }

    @Override
    public String toString() {
        return "Layers.decompression()";
    }

    /** The request as if its content had been sent plain. */
    private record Decoded(RequestSource source, Request request, Coding coding) implements RequestSource {
        @Override
        public String method() {
            return source.method();
        }

        @Override
        public String target() {
            return source.target();
        }

        @Override
        public Headers headers() {
            return new Plain(source.headers());
        }

        @Override
        public Content content() {
            return new DecodedContent(new LimitedContent(source.content(), request.contentLimit()), coding);
        }

        @Override
        public String peer() {
            return source.peer();
        }

        @Override
        public @Nullable X509Certificate clientCertificate() {
            return source.clientCertificate();
        }

        @Override
        public boolean draining() {
            return source.draining();
        }
    }

    /** The header fields without those that tell of the compressed content. */
    private record Plain(Headers headers) implements Headers {
        private static boolean hidden(String name) {
            return name.equalsIgnoreCase("Content-Encoding") || name.equalsIgnoreCase("Content-Length");
        }

        @Override
        public @Nullable String get(String name) {
            return hidden(name) ? null : headers.get(name);
        }

        @Override
        public List<String> all(String name) {
            return hidden(name) ? List.of() : headers.all(name);
        }

        @Override
        public void forEach(BiConsumer<String, String> action) {
            headers.forEach((name, value) -> {
                if (!hidden(name)) {
                    action.accept(name, value);
                }
            });
        }
    }
}
