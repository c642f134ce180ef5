package dev.corten.server;

import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process with a server that says hello, with as much heap and as many file descriptors as the test wants. */
final class HelloProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    /** Prints the port, and ends with its standard input. */
    static void main() throws Exception {
        try (var server = Servers.serve(Kind.best(), request -> Response.text("hello"))) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // The test still needs it.
            }
        }
    }

    HelloProcess(int megabytes, int descriptors) throws Exception {
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "ulimit -n " + descriptors + " && exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                HelloProcess.class.getName()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        port = Integer.parseInt(process.inputReader().readLine());
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
