package dev.corten.server;

import dev.corten.config.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The certificate by which the server speaks TLS, 1.3 or 1.2; without one it speaks in clear. As a component of {@link
 * ServerConfig} its variables are {@code HTTP_TLS_CERTIFICATE}, {@code HTTP_TLS_KEY} and so on.
 *
 * <p>The files are looked at again and again. Connections made after a change get the new certificate, and those that are
 * open stay. A change that is no good, such as a key of another certificate, is logged, and the one before is kept.
 *
 * <pre>{@code
 * ServerConfig.of(8443).tls(TlsConfig.of(Path.of("tls/fullchain.pem"), Path.of("tls/privkey.pem")))
 * }</pre>
 *
 * @param certificate a PEM file with the certificate of the server, and those between it and the authority behind it
 * @param key a PEM file with the private key of the certificate, RSA or of an elliptic curve, not encrypted
 * @param clientAuthorities a PEM file with the authorities that clients have their certificates from. With it, a client
 *     without such a certificate gets no connection; handlers see {@code Request.clientCertificate()}
 * @param checkInterval how often the files are looked at
 */
public record TlsConfig(
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> clientAuthorities,
        @Default("PT10S") Duration checkInterval) {

    /** Refuses one half without the other. */
    public TlsConfig {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("certificate and key must be given together");
        }
        if (clientAuthorities.isPresent() && certificate.isEmpty()) {
            throw new IllegalArgumentException("clientAuthorities are of no use without certificate and key");
        }
        if (checkInterval.toMillis() <= 0) {
            throw new IllegalArgumentException("checkInterval must be more than zero");
        }
    }

    /** No TLS. */
    public static TlsConfig none() {
        return new TlsConfig(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(10));
    }

    /** TLS by those PEM files, for every client. */
    public static TlsConfig of(Path certificate, Path key) {
        return new TlsConfig(Optional.of(certificate), Optional.of(key), Optional.empty(), Duration.ofSeconds(10));
    }

    /** The same for clients whose certificate is from an authority in that PEM file only. */
    public TlsConfig clientAuthorities(Path authorities) {
        return new TlsConfig(certificate, key, Optional.of(authorities), checkInterval);
    }

    /** The same, looking at the files that often. */
    public TlsConfig checkInterval(Duration interval) {
        return new TlsConfig(certificate, key, clientAuthorities, interval);
    }
}
