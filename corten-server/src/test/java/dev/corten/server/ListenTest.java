package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Handler;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a server listens, and what it says when it cannot. */
class ListenTest {
    private static final Handler OK = request -> Response.text("ok");

    @Test
    void aTakenPortIsOneLineThatSaysWhatToDo() {
        try (var first = Servers.serve(Kind.LOOP_MOUNTED, OK)) {
            var config = new ServerConfig(
                    first.port(),
                    "127.0.0.1",
                    8192,
                    16384,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    TlsConfig.none(),
                    List.of());
            var taken = "Port " + first.port()
                    + " is already in use: stop the process that listens there, or choose another port with PORT="
                    + (first.port() + 1);
            assertThatThrownBy(() -> Server.bind(config).serve(OK))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessage(taken)
                    .satisfies(e -> {
                        var printed = new StringWriter();
                        e.printStackTrace(new PrintWriter(printed));
                        assertThat(printed.toString().strip())
                                .isEqualTo("dev.corten.server.CannotListenException: " + taken);
                    });
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        var config = new ServerConfig(
                0,
                "192.0.2.1",
                8192,
                16384,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                TlsConfig.none(),
                List.of());
        assertThatThrownBy(() -> Server.bind(config).serve(OK))
                .hasMessage("This machine has no address 192.0.2.1: "
                        + "set BIND_ADDRESS to one that it has, or to 0.0.0.0 for all");
    }

    @Test
    void portZeroIsAnyThatIsFree() throws Exception {
        try (var server = Server.bind(ServerConfig.of(0)).serve(OK);
                var wire = new Wire(server)) {
            assertThat(server.url()).isEqualTo("http://localhost:" + server.port());
            assertThat(wire.get("/").body()).isEqualTo("ok");
        }
    }

    @Test
    void limitsMustBeLimits() {
        assertThatThrownBy(() -> new ServerConfig(
                        3000,
                        "0.0.0.0",
                        8192,
                        16384,
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        TlsConfig.none(),
                        List.of()))
                .hasMessage("idleTimeout must be more than zero");
        assertThatThrownBy(() -> ServerConfig.of(70_000)).hasMessage("port must be between 0 and 65535, not 70000");
    }
}
