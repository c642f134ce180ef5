package dev.corten.server;

import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.server.internal.HandlerThreads.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process with a server that says hello, with as much heap and as many file descriptors as the test wants. */
final class HelloProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    /** Prints the port, and ends with its standard input. */
    static void main() throws Exception {
        try (var server = Servers.serve(Kind.best(), HelloProcess::hello)) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // The test still needs it.
            }
        }
    }

    /** Keeps the whole content in memory while it answers. */
    private static Response hello(Request request) throws IOException {
        byte[] content = request.content().bytes();
        return Response.text(content.length == 0 ? "hello" : "hello to " + content.length + " bytes");
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
                "-XX:+ExitOnOutOfMemoryError",
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

    /** With which code it ends by itself. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
