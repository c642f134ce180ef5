package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that listen on a file. */
class UnixSocketTest {
    private static final Handler PEER = request -> Response.text(request.method() + " from " + request.peer());

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void path() {
        path = folder.resolve("app.sock");
    }

    private static RunningServer serve(String host) {
        return Servers.serve(
                Kind.best(),
                new ServerConfig(
                        3000,
                        host,
                        8192,
                        16384,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        TlsConfig.none(),
                        List.of()),
                PEER);
    }

    private RunningServer serve() {
        return serve("unix:" + path);
    }

    private String get() throws Exception {
        try (var client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            client.connect(UnixDomainSocketAddress.of(path));
            client.write(ByteBuffer.wrap(
                    "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
            var answer = new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    @Test
    void requestsComeByTheFileWhichIsThereWhileTheServerRuns() throws Exception {
        try (var server = serve()) {
            assertThat(server.url()).isEqualTo("unix:" + path);
            assertThat(server.port()).isZero();
            for (int i = 0; i < 5; i++) {
                assertThat(get()).isEqualTo("GET from unix:");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-rw----");
            assertThat(folder).isDirectoryContaining(file -> file.equals(path));
            try (var files = Files.list(folder)) {
                assertThat(files).containsExactly(path);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatACrashedProcessLeftIsReplaced() throws Exception {
        try (var crashed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            crashed.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
        try (var server = serve()) {
            assertThat(get()).isEqualTo("GET from unix:");
        }
    }

    @Test
    void anotherProcessIsNotPushedAside() throws Exception {
        try (var other = serve()) {
            assertThatThrownBy(this::serve)
                    .isInstanceOf(CannotListenException.class)
                    .hasMessage("Cannot listen on the socket " + path
                            + ": another process listens there: stop it, or take another path");
            assertThat(get()).isEqualTo("GET from unix:");
        }
    }

    @Test
    void theFileOfTheNextProcessIsLeftToIt() throws Exception {
        try (var server = serve()) {
            Files.delete(path);
            try (var next = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                next.bind(UnixDomainSocketAddress.of(path));
                server.close();
                assertThat(path).exists();
            }
        }
    }

    @Test
    void aPathThatDoesNotServeIsOneLineThatSaysWhatToDo() throws Exception {
        Files.writeString(path, "precious");
        assertThatThrownBy(this::serve)
                .hasMessage("Cannot listen on the socket " + path
                        + ": there is a file that is no socket: remove it, or take another path");
        assertThat(path).hasContent("precious");

        assertThatThrownBy(() -> serve("unix:" + folder.resolve("none/app.sock")))
                .hasMessage("Cannot listen on the socket " + folder.resolve("none/app.sock") + ": the folder "
                        + folder.resolve("none") + " is not there: create it");
        assertThatThrownBy(() -> serve("unix:app.sock"))
                .hasMessage("Cannot listen on the socket app.sock: the path must be absolute");
        var longName = "/" + "a".repeat(100);
        assertThatThrownBy(() -> serve("unix:" + longName))
                .hasMessage("Cannot listen on the socket " + longName
                        + ": the path is too long for a socket: take one of at most 98 bytes");
    }
}
