package dev.corten.http.layers;

import dev.corten.http.Content;
import dev.corten.http.Handler;
import dev.corten.http.Layer;
import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.internal.ErrorHtml;
import dev.corten.http.internal.Peers;
import dev.corten.http.internal.Quality;
import dev.corten.http.internal.Sources;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a developer's browser what went wrong, instead of a 500 that says nothing. */
public record ErrorPage(List<Path> sources) implements Layer {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);
    private static final int UNEXPECTED = 500;

    /** What a proxy adds: behind one the peer is the proxy, and says nothing of who asks. */
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    /** Copies {@code sources}. */
    public ErrorPage {
        sources = List.copyOf(sources);
    }

    @Override
    public Response around(Request request, Handler next) throws Exception {
        Response response = next.handle(request);
        Problem problem = response.problem();
        Throwable cause = problem == null ? null : problem.cause();
        return cause != null && response.status() >= UNEXPECTED && wantsHtml(request) && local(request)
                ? page(request, response, cause)
                : response;
    }

    private Response page(Request request, Response response, Throwable error) {
        try {
            String html = new ErrorHtml(new Sources(sources)).page(request, response.status(), error);
            return response.header("Content-Type", "text/html; charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                    .content(Content.of(html.getBytes(StandardCharsets.UTF_8)));
        } catch (RuntimeException e) {
            LOG.warn("the error page failed", e);
            return response;
        }
    }

    /** Browsers name it; programs that take anything get what they get in production. */
    private static boolean wantsHtml(Request request) {
        String accept = request.header("Accept");
        return accept != null && Quality.of(accept, "text/html") > 0;
    }

    /** Whether whoever asks is on this machine: so the page tells strangers nothing even where it was left in by mistake. */
    private static boolean local(Request request) {
        InetAddress address = Peers.address(request.peer());
        return address != null
                && address.isLoopbackAddress()
                && FORWARDED.stream().allMatch(name -> request.header(name) == null);
    }

    @Override
    public String toString() {
        return "Layers.errorPage()";
    }
}
