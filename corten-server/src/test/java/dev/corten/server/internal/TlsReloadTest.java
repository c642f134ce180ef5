package dev.corten.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.server.Certificates;
import dev.corten.server.TlsConfig;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsReloadTest {
    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();
    private Certificates certificates;
    private TlsConfig config;
    private TlsFiles inUse;
    private TlsReload reload;

    @BeforeEach
    void serve() throws Exception {
        certificates = new Certificates();
        config = Certificates.write(certificates.issue("server"), folder);
        inUse = TlsFiles.read(config);
        reload = new TlsReload(inUse, files -> inUse = files, log::add, log::add);
    }

    @Test
    void nothingHappensWhileTheFilesAreAsTheyWere() throws Exception {
        var before = inUse;
        reload.look();
        Certificates.write(certificates.issue("other"), folder);
        Files.writeString(config.certificate().get(), before.certificate().toString());
        Files.writeString(config.key().get(), before.key().toString());
        reload.look();
        assertThat(inUse).isSameAs(before);
        assertThat(log).isEmpty();
    }

    @Test
    void aNewPairIsServedAndTold() throws Exception {
        X509Bundle renewed = certificates.issue("renewed");
        Certificates.write(renewed, folder);
        reload.look();
        reload.look();
        assertThat(inUse).isEqualTo(TlsFiles.read(config));
        assertThat(log)
                .containsExactly("new connections get the certificate of CN=renewed, valid until "
                        + renewed.getCertificate().getNotAfter().toInstant());
    }

    @Test
    void aPairThatIsHalfWrittenIsToldOnceAndServedWhenItIsWhole() throws Exception {
        var before = inUse;
        X509Bundle renewed = certificates.issue("renewed");
        Files.writeString(config.certificate().get(), renewed.getCertificatePathPEM());
        reload.look();
        reload.look();
        assertThat(inUse).isSameAs(before);
        Files.delete(config.key().get());
        reload.look();
        reload.look();
        assertThat(inUse).isSameAs(before);
        assertThat(log)
                .containsExactly(
                        "keeping the TLS certificate in use: the key " + folder.resolve("key.pem")
                                + " is not the key of the certificate " + folder.resolve("cert.pem"),
                        "keeping the TLS certificate in use: the key " + folder.resolve("key.pem") + " does not exist");
        log.clear();

        Certificates.write(renewed, folder);
        reload.look();
        assertThat(inUse).isEqualTo(TlsFiles.read(config));
        assertThat(log)
                .containsExactly("new connections get the certificate of CN=renewed, valid until "
                        + renewed.getCertificate().getNotAfter().toInstant());
    }
}
