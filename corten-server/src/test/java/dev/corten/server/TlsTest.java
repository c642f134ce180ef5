package dev.corten.server;

import static dev.corten.server.Servers.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.http.WebSocketMessage;
import dev.corten.http.WebSocketUpgrade;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client sees of HTTPS. */
@ParameterizedClass
@EnumSource(Kind.class)
@Timeout(60)
class TlsTest {
    private static final Handler HELLO = request -> Response.text("hello " + request.target());

    private final Kind threads;
    private Certificates certificates;
    private TlsConfig tls;

    @TempDir
    private Path folder;

    TlsTest(Kind threads) {
        this.threads = threads;
    }

    @BeforeEach
    void certificate() throws Exception {
        certificates = new Certificates();
        tls = Certificates.write(certificates.issue("server"), folder);
    }

    private RunningServer https(TlsConfig tls, Handler handler) {
        return serve(threads, Servers.CONFIG.tls(tls), handler);
    }

    private static SSLSocket connect(RunningServer server, SSLContext client) throws IOException {
        var socket = (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String subject(SSLSocket socket) throws IOException {
        return socket.getSession().getPeerPrincipal().getName();
    }

    private HttpResponse<String> get(RunningServer server, HttpClient.Version version) throws Exception {
        try (var client = HttpClient.newBuilder()
                .sslContext(certificates.client())
                .version(version)
                .build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(server.url() + "/a?b")).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void theClientChoosesBetweenHttp1AndHttp2() throws Exception {
        try (var server = https(tls, HELLO)) {
            assertThat(server.url()).startsWith("https://");
            var two = get(server, HttpClient.Version.HTTP_2);
            assertThat(two.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(two.body()).isEqualTo("hello /a?b");
            var one = get(server, HttpClient.Version.HTTP_1_1);
            assertThat(one.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(one.body()).isEqualTo("hello /a?b");
        }
    }

    @Test
    void webSocketsAreOpenedOverTls() throws Exception {
        Handler echo = request -> WebSocketUpgrade.from(request).run(socket -> {
            while (socket.receive() instanceof WebSocketMessage.Text(String text)) {
                socket.send("You said " + text);
            }
        });
        var heard = new CompletableFuture<String>();
        try (var server = https(tls, echo);
                var client = HttpClient.newBuilder()
                        .sslContext(certificates.client())
                        .build()) {
            var socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create(server.url().replace("https", "wss") + "/"), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                            heard.complete(text.toString());
                            socket.abort();
                            return null;
                        }
                    })
                    .join();
            socket.sendText("hello", true).join();
            assertThat(heard.join()).isEqualTo("You said hello");
        }
    }

    @Test
    void rsaKeysServeAsWell() throws Exception {
        var rsa = Certificates.write(certificates.issueRsa("rsa"), folder);
        try (var server = https(rsa, HELLO);
                var socket = connect(server, certificates.client());
                var wire = new Wire(socket)) {
            assertThat(wire.get("/").body()).isEqualTo("hello /");
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(subject(socket)).isEqualTo("CN=rsa");
        }
    }

    @Test
    void whatIsNoHttpIsRefusedAsInClear() throws Exception {
        try (var server = https(tls, HELLO);
                var wire = new Wire(connect(server, certificates.client()))) {
            var answer = wire.send("GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("Method, target and version must be separated by one blank each");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void clearTextGetsNoAnswer() throws Exception {
        try (var server = https(tls, HELLO);
                var wire = new Wire(server)) {
            assertThatThrownBy(() -> wire.get("/")).isInstanceOf(IOException.class);
        }
        try (var server = https(tls, HELLO);
                var wire = new Wire(connect(server, certificates.client()))) {
            assertThat(wire.get("/").body()).isEqualTo("hello /");
        }
    }

    @Test
    void weakCiphersAreRefused() throws Exception {
        try (var server = https(tls, HELLO);
                var socket = connect(server, certificates.client())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
        try (var server = https(tls, HELLO);
                var socket = connect(server, certificates.client())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThat(new Wire(socket).get("/").body()).isEqualTo("hello /");
        }
    }

    @Test
    void aChangedCertificateIsForNewConnectionsAndOpenOnesStay() throws Exception {
        try (var server = https(tls.checkInterval(Duration.ofMillis(5)), HELLO);
                var before = connect(server, certificates.client());
                var open = new Wire(before)) {
            assertThat(open.get("/1").body()).isEqualTo("hello /1");
            assertThat(subject(before)).isEqualTo("CN=server");

            Certificates.write(certificates.issue("renewed"), folder);
            String now;
            do {
                try (var socket = connect(server, certificates.client())) {
                    now = subject(socket);
                }
            } while (now.equals("CN=server"));
            assertThat(now).isEqualTo("CN=renewed");
            assertThat(open.get("/2").body()).isEqualTo("hello /2");
            assertThat(get(server, HttpClient.Version.HTTP_2).version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    @Test
    void clientsProveWhoTheyAre() throws Exception {
        var mutual = tls.clientAuthorities(certificates.writeAuthority(folder));
        Handler whoIsIt = request -> Response.text(
                request.clientCertificate().getSubjectX500Principal().getName());
        try (var server = https(mutual, whoIsIt)) {
            var billing = certificates.client(certificates.issue("billing"));
            try (var wire = new Wire(connect(server, billing))) {
                assertThat(wire.get("/").body()).isEqualTo("CN=billing");
            }
            try (var wire = new Wire(connect(server, certificates.client()))) {
                assertThatThrownBy(() -> wire.get("/")).isInstanceOf(IOException.class);
            }
            var stranger = certificates.client(new Certificates().issue("billing"));
            try (var wire = new Wire(connect(server, stranger))) {
                assertThatThrownBy(() -> wire.get("/")).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void withoutClientAuthoritiesThereIsNoClientCertificate() throws Exception {
        Handler whoIsIt = request -> Response.text(String.valueOf(request.clientCertificate()));
        try (var server = https(tls, whoIsIt);
                var wire = new Wire(connect(server, certificates.client(certificates.issue("billing"))))) {
            assertThat(wire.get("/").body()).isEqualTo("null");
        }
        try (var server = serve(threads, whoIsIt);
                var wire = new Wire(server)) {
            assertThat(wire.get("/").body()).isEqualTo("null");
        }
    }

    @Test
    void aDrainEndsIdleConnections() throws Exception {
        var server = https(tls, HELLO);
        try (var wire = new Wire(connect(server, certificates.client()))) {
            assertThat(wire.get("/").body()).isEqualTo("hello /");
            server.close();
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void filesThatCannotServeAreNamedAtTheStart() throws Exception {
        var cert = tls.certificate().get();
        var key = tls.key().get();
        var text = Files.writeString(folder.resolve("text.pem"), "nothing\n");
        var rsaKey = Certificates.write(certificates.issueRsa("rsa"), Files.createDirectory(folder.resolve("rsa")))
                .key()
                .get();
        var otherKey = Certificates.write(certificates.issue("other"), Files.createDirectory(folder.resolve("other")))
                .key()
                .get();
        assertThatThrownBy(() -> https(TlsConfig.of(folder.resolve("none.pem"), key), HELLO))
                .isInstanceOf(CannotListenException.class)
                .hasMessage("Cannot serve TLS: the certificate " + folder.resolve("none.pem") + " does not exist");
        assertThatThrownBy(() -> https(TlsConfig.of(cert, folder.resolve("none.pem")), HELLO))
                .hasMessage("Cannot serve TLS: the key " + folder.resolve("none.pem") + " does not exist");
        assertThatThrownBy(() -> https(TlsConfig.of(text, key), HELLO))
                .hasMessage("Cannot serve TLS: " + text
                        + " is no PEM file of certificates: it must begin with -----BEGIN CERTIFICATE-----");
        assertThatThrownBy(() -> https(TlsConfig.of(key, key), HELLO))
                .hasMessage("Cannot serve TLS: " + key
                        + " is no PEM file of certificates: it must begin with -----BEGIN CERTIFICATE-----");
        for (var noKey : new Path[] {cert, rsaKey}) {
            assertThatThrownBy(() -> https(TlsConfig.of(cert, noKey), HELLO))
                    .hasMessage("Cannot serve TLS: " + noKey
                            + " is no PEM file of a private key for EC, which is what the certificate needs: "
                            + "it must begin with -----BEGIN PRIVATE KEY-----, and must not be encrypted");
        }
        assertThatThrownBy(() -> https(TlsConfig.of(cert, otherKey), HELLO))
                .hasMessage("Cannot serve TLS: the key " + otherKey + " is not the key of the certificate " + cert);
        assertThatThrownBy(() -> https(tls.clientAuthorities(text), HELLO))
                .hasMessage("Cannot serve TLS: " + text
                        + " is no PEM file of certificates: it must begin with -----BEGIN CERTIFICATE-----");
    }
}
