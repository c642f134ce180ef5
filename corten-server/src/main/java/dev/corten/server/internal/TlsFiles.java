package dev.corten.server.internal;

import dev.corten.server.TlsConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The files of a {@link TlsConfig} as they were at one moment: whole, and proved to fit each other before anything is
 * served by them.
 *
 * @param config where they are
 * @param certificate the certificate and those behind it
 * @param key its key
 * @param clientAuthorities who vouches for clients, if they need a certificate
 */
record TlsFiles(
        TlsConfig config,
        Buffer certificate,
        Buffer key,
        @Nullable Buffer clientAuthorities) {
    /** Those with forward secrecy and authenticated encryption, which are also those that HTTP/2 allows. */
    private static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** What stands in the way of TLS, for whoever has set the files up. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableException(String message) {
            super(message, null, false, false);
        }
    }

    /** The files that {@code config} names, as they are now. They are not checked. */
    static TlsFiles read(TlsConfig config) throws UnusableException {
        var authorities = config.clientAuthorities();
        return new TlsFiles(
                config,
                bytes("certificate", config.certificate().orElseThrow()),
                bytes("key", config.key().orElseThrow()),
                authorities.isEmpty() ? null : bytes("file of client authorities", authorities.get()));
    }

    private static Buffer bytes(String what, Path file) throws UnusableException {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UnusableException("the " + what + " " + file + " does not exist");
        } catch (IOException e) {
            throw new UnusableException("the " + what + " " + file + " cannot be read: " + e);
        }
    }

    /** Puts them into {@code options}. */
    void apply(HttpServerOptions options) {
        options.setSsl(true).setUseAlpn(true).setKeyCertOptions(pair());
        CIPHER_SUITES.forEach(options::addEnabledCipherSuite);
        if (clientAuthorities != null) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(clientAuthorities))
                    .setClientAuth(ClientAuth.REQUIRED);
        }
    }

    private PemKeyCertOptions pair() {
        return new PemKeyCertOptions().setCertValue(certificate).setKeyValue(key);
    }

    /** The certificate of the server, if the files can be used; else says what is wrong with them. */
    X509Certificate check() throws UnusableException {
        var own = certificates(certificate, config.certificate().orElseThrow()).getFirst();
        if (clientAuthorities != null) {
            certificates(clientAuthorities, config.clientAuthorities().orElseThrow());
        }
        if (!belongTogether(own.getPublicKey(), privateKey(own.getPublicKey()))) {
            throw new UnusableException("the key " + config.key().orElseThrow() + " is not the key of the certificate "
                    + config.certificate().orElseThrow());
        }
        return own;
    }

    private static List<X509Certificate> certificates(Buffer pem, Path file) throws UnusableException {
        var found = new ArrayList<X509Certificate>();
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes());
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
                found.add((X509Certificate) certificate);
            }
        } catch (CertificateException e) {
            found.clear();
        }
        if (found.isEmpty() || !pem.toString().contains("-----BEGIN CERTIFICATE-----")) {
            throw new UnusableException(
                    file + " is no PEM file of certificates: it must begin with -----BEGIN CERTIFICATE-----");
        }
        return found;
    }

    private PrivateKey privateKey(PublicKey publicKey) throws UnusableException {
        try {
            for (var manager : pair().getKeyManagerFactory(null).getKeyManagers()) {
                if (manager instanceof X509KeyManager keys) {
                    var names = keys.getServerAliases(publicKey.getAlgorithm(), null);
                    if (names != null) {
                        return keys.getPrivateKey(names[0]);
                    }
                }
            }
        } catch (Exception e) {
            // Vert.x and the JDK throw all kinds, with messages about the innards of the file.
        }
        throw new UnusableException("%s is no PEM file of a private key for %s, which is what the certificate needs: "
                        .formatted(config.key().orElseThrow(), publicKey.getAlgorithm())
                + "it must begin with -----BEGIN PRIVATE KEY-----, and must not be encrypted");
    }

    private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
        var algorithm =
                switch (publicKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> publicKey.getAlgorithm();
                };
        try {
            byte[] text = {1, 2, 3};
            var signing = Signature.getInstance(algorithm);
            signing.initSign(privateKey);
            signing.update(text);
            var verifying = Signature.getInstance(algorithm);
            verifying.initVerify(publicKey);
            verifying.update(text);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
