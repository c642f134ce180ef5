package dev.corten.server.internal;

import dev.corten.http.Content;
import dev.corten.http.Headers;
import dev.corten.http.RejectedException;
import dev.corten.http.Rejection;
import dev.corten.http.Request;
import dev.corten.http.RequestSource;
import dev.corten.http.Response;
import dev.corten.http.Route;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer. A view of Vert.x's request: nothing is copied. Made on the event loop, handled on a virtual
 * thread, answered on the loop by {@link Answer}.
 */
final class Exchange implements RequestSource, Routed {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Loop loop;
    private final @Nullable Connection connection;
    private final HttpServerRequest request;
    private final @Nullable Rejection rejection;
    private final @Nullable RequestContent content;
    private @Nullable Request incoming;
    private @Nullable Headers headers;

    Exchange(Loop loop, @Nullable Connection connection, HttpServerRequest request) {
        this.loop = loop;
        this.connection = connection;
        this.request = request;
        this.rejection = MessageCheck.check(request, loop.config().maxRequestLine());
        // What follows a head that is no HTTP is none either.
        this.content = request.decoderResult().isFailure() ? null : content(loop, request);
    }

    private static @Nullable RequestContent content(Loop loop, HttpServerRequest request) {
        var fields = request.headers();
        var declared = fields.get(HttpHeaders.CONTENT_LENGTH);
        boolean chunked = request.version() == HttpVersion.HTTP_2
                ? declared == null && !request.isEnded()
                : fields.contains(HttpHeaders.TRANSFER_ENCODING);
        if (chunked) {
            return new RequestContent(request, -1, loop.threads(), loop.config());
        }
        if (declared == null || declared.equals("0")) {
            return null;
        }
        return new RequestContent(request, Long.parseLong(declared), loop.threads(), loop.config());
    }

    @Override
    public void run() {
        try {
            new Answer(loop, connection, request, content, rejection != null, respond()).send();
        } finally {
            incoming().end();
        }
    }

    @Override
    public @Nullable Route route() {
        return rejection == null ? loop.handler().route(incoming()) : null;
    }

    private Request incoming() {
        var made = incoming;
        if (made == null) {
            made = Request.of(this);
            incoming = made;
        }
        return made;
    }

    private Response respond() {
        try {
            var response = rejection == null
                    ? loop.handler().handle(incoming())
                    : loop.handler().refuse(incoming(), rejection);
            var problem = response.problem();
            // A router has written its problems. This is for a handler without one.
            return problem == null || response.written()
                    ? response
                    : Response.text(problem.detail()).status(problem.status());
        } catch (Throwable e) {
            // No narrower catch: where a StackOverflowError is the first to pass it, the JVM fails to load the class it
            // names, remembers that, and throws an IncompatibleClassChangeError from here ever after.
            return failed(e);
        }
    }

    private Response failed(Throwable e) {
        if (e instanceof RejectedException rejected) {
            return Response.text(rejected.rejection().detail())
                    .status(rejected.rejection().status());
        }
        // Also StackOverflowError and the like: this request is lost, the server is not.
        LOG.error("{} {} failed", request.method(), request.uri(), e);
        return Response.text("Internal Server Error").status(500);
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String target() {
        var target = request.uri();
        // CONNECT in HTTP/2 has none; in HTTP/1.1 its target is the authority.
        return target == null ? String.valueOf(request.authority()) : target;
    }

    @Override
    public Headers headers() {
        var view = headers;
        if (view == null) {
            var authority = authority();
            if (authority != null) {
                request.headers().set(HttpHeaders.HOST, authority);
            }
            view = new RequestHeaders(request.headers());
            headers = view;
        }
        return view;
    }

    /** What takes the place of the Host field, if anything does; handlers know the field (RFC 9113, section 8.3.1). */
    private @Nullable String authority() {
        if (request.version() != HttpVersion.HTTP_2) {
            return MessageCheck.authority(request.uri());
        }
        return request.authority() == null ? null : request.authority().toString();
    }

    @Override
    public Content content() {
        return content == null ? Content.empty() : content;
    }

    @Override
    public String peer() {
        var proxied = connection == null ? null : connection.proxied();
        if (proxied != null) {
            return proxied;
        }
        var address = request.remoteAddress();
        return address == null || !address.isInetSocket() ? "unix:" : address.toString();
    }

    @Override
    public @Nullable X509Certificate clientCertificate() {
        var session = request.sslSession();
        if (session == null) {
            return null;
        }
        try {
            return (X509Certificate) session.getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException clientsNeedNone) {
            return null;
        }
    }

    @Override
    public boolean draining() {
        return loop.draining();
    }
}
