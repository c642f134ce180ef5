package dev.corten.http;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** Where a request comes from: a server's connection, or a test. A {@link Request} is a view of it. */
public interface RequestSource {
    /** The method, as in {@code GET}. */
    String method();

    /** The target as it was sent, in origin form: path and query, percent-encoded. */
    String target();

    /** The header fields. */
    Headers headers();

    /** The content, which may still be on its way. */
    Content content();

    /** The address of the other end, as in {@code 127.0.0.1:50412}. */
    String peer();

    /** The certificate of the client, which the server has verified; {@code null} unless it asks clients for one. */
    @Nullable
    X509Certificate clientCertificate();

    /** Whether the server is shutting down and takes no new connections. */
    boolean draining();
}
