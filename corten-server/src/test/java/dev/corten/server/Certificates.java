package dev.corten.server;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A certificate authority for tests, and what a client needs to trust it. */
public final class Certificates {
    private final X509Bundle authority;

    public Certificates() throws Exception {
        authority = new CertificateBuilder()
                .ecp256()
                .subject("CN=authority")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    /** A certificate of {@code name} for localhost. */
    public X509Bundle issue(String name) throws Exception {
        return builder(name).ecp256().buildIssuedBy(authority);
    }

    public X509Bundle issueRsa(String name) throws Exception {
        return builder(name).rsa2048().buildIssuedBy(authority);
    }

    private static CertificateBuilder builder(String name) {
        return new CertificateBuilder()
                .subject("CN=" + name)
                .addSanDnsName("localhost")
                .addSanIpAddress("127.0.0.1");
    }

    /** Writes {@code certificate} and its key into {@code folder}, as {@code cert.pem} and {@code key.pem}. */
    public static TlsConfig write(X509Bundle certificate, Path folder) throws Exception {
        var config = TlsConfig.of(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        Files.writeString(config.certificate().get(), certificate.getCertificatePathPEM());
        Files.writeString(config.key().get(), certificate.getPrivateKeyPEM());
        return config;
    }

    public Path writeAuthority(Path folder) throws Exception {
        return Files.writeString(folder.resolve("ca.pem"), authority.getRootCertificatePEM());
    }

    /** A client that trusts this authority and has no certificate. */
    SSLContext client() throws Exception {
        return client(null);
    }

    /** A client with {@code own} certificate. */
    SSLContext client(X509Bundle own) throws Exception {
        var context = SSLContext.getInstance("TLS");
        KeyManager[] keys = own == null ? null : own.toKeyManagerFactory().getKeyManagers();
        context.init(keys, new TrustManager[] {authority.toTrustManager()}, null);
        return context;
    }
}
