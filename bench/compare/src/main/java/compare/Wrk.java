package compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The load generator. It runs on the same machine, with the one thread that 64 connections need. */
final class Wrk {
    static final int CONNECTIONS = 64;

    private Wrk() {}

    /** Fails with how to get it, if it is not there. */
    static void need() {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, "wrk"))) {
                return;
            }
        }
        throw new CompareException("needs wrk to make load: apt-get install wrk, brew install wrk");
    }

    /** Loads the service on {@code port} for {@code seconds}. */
    static Load run(Workload workload, int port, int seconds) {
        try {
            Path script = Files.createTempFile("corten-bench", ".lua");
            try {
                Files.writeString(script, workload.script());
                Process wrk = new ProcessBuilder(
                                "wrk",
                                "-t1",
                                "-c" + CONNECTIONS,
                                "-d" + seconds + "s",
                                // On a busy machine an answer may be late; that is a latency and no error.
                                "--timeout",
                                "10s",
                                "-s" + script,
                                "http://127.0.0.1:" + port + workload.target())
                        .redirectErrorStream(true)
                        .start();
                String output = new String(wrk.getInputStream().readAllBytes(), UTF_8);
                if (!wrk.waitFor(seconds + 30L, TimeUnit.SECONDS) || wrk.exitValue() != 0) {
                    throw new CompareException("wrk failed:\n" + output);
                }
                return Load.parse(output);
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw new CompareException("wrk cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompareException("interrupted");
        }
    }
}
