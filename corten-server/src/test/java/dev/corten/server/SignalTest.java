package dev.corten.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Response;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A whole process, from {@code main} to its exit code. */
class SignalTest {
    /** Prints what it does. Its requests take until the first signal. */
    public static final class Service {
        public static void main(String[] args) throws Exception {
            try (AutoCloseable database = () -> System.out.println("database closed")) {
                var server = Server.bind(ServerConfig.of(0)).serve(request -> {
                    System.out.println("handling");
                    while (!request.draining()) {
                        Thread.sleep(5);
                    }
                    System.out.println("handled");
                    return Response.text("done");
                });
                System.out.println("port " + server.port());
                server.awaitShutdown();
            }
            System.out.println("main ends");
        }
    }

    /** Its requests never end by themselves. */
    public static final class Stubborn {
        public static void main(String[] args) throws Exception {
            var config = Servers.config(Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofMillis(100));
            var server = Server.bind(config).serve(request -> {
                System.out.println("handling");
                Thread.sleep(Duration.ofHours(1));
                return Response.text("done");
            });
            System.out.println("port " + server.port());
            server.awaitShutdown();
            System.out.println("main ends");
        }
    }

    private static Process start(Class<?> main) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void sigtermDrainsThenClosesThenExits() throws Exception {
        var process = start(Service.class);
        try (var out = process.inputReader()) {
            int port = Integer.parseInt(lineWith(out, "port ").substring(5));
            try (var wire = new Wire(port)) {
                wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                lineWith(out, "handling");
                // Not process.destroy(), which closes the output that is still to be read.
                process.toHandle().destroy();
                assertThat(wire.answer().body()).isEqualTo("done");
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.lines()
                            .filter(line -> line.matches("handled|database closed|main ends"))
                            .toList())
                    .containsExactly("handled", "database closed", "main ends");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theExitCodeSaysThatARequestWasCutOff() throws Exception {
        var process = start(Stubborn.class);
        try (var out = process.inputReader()) {
            int port = Integer.parseInt(lineWith(out, "port ").substring(5));
            try (var wire = new Wire(port)) {
                wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                lineWith(out, "handling");
                process.toHandle().destroy();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(1);
                lineWith(out, "main ends");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lineWith(BufferedReader out, String beginning) throws Exception {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new AssertionError("the process ended without saying " + beginning);
    }
}
