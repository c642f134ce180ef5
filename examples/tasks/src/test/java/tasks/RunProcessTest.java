package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./corten run tasks} as a user starts it: a process of its own, with the embedded PostgreSQL. Runs when the jars
 * are made, so the script has nothing to build.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RunProcessTest {
    private static final Pattern ADDRESS = Pattern.compile("listening on (http\\S+)");

    @TempDir
    Path state;

    @Test
    void tasksAreStillThereAfterARestartAndNoProcessIsLeft() throws Exception {
        String location;
        try (var first = Running.start(state)) {
            HttpResponse<String> created = first.send("POST", "/tasks", "{\"title\":\"survive\"}");
            assertThat(created.statusCode()).isEqualTo(201);
            location = created.headers().firstValue("Location").orElseThrow();
            assertThat(processes()).as("the JVM and PostgreSQL").hasSizeGreaterThan(1);
            assertThat(first.end("TERM")).isIn(0, 143);
            assertThat(processes()).isEmpty();
        }
        try (var second = Running.start(state)) {
            HttpResponse<String> found = second.send("GET", location, "");
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.body()).contains("\"title\":\"survive\"");
            assertThat(second.end("INT")).isIn(0, 130);
            assertThat(processes()).isEmpty();
        }
    }

    @Test
    void aSecondStartSaysThatTheFirstRuns() throws Exception {
        try (var first = Running.start(state)) {
            Process second = Running.command(state).start();
            String output = second.inputReader().lines().collect(Collectors.joining("\n"));
            assertThat(second.waitFor()).isNotZero();
            assertThat(output)
                    .contains("is in use by process " + first.process().pid());
            assertThat(first.send("GET", "/health", "").statusCode()).isEqualTo(200);
            assertThat(first.end("TERM")).isIn(0, 143);
        }
    }

    /** What still runs on the data of this test. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(state.toString()))
                .toList();
    }

    /** A service that listens at {@code url}. */
    private record Running(Process process, URI url) implements AutoCloseable {
        static ProcessBuilder command(Path state) {
            String corten = Path.of(System.getProperty("corten.root"), "corten").toString();
            // What a shell starts in the background ignores SIGINT, and so would all that this test starts.
            var command = System.getProperty("os.name").equals("Linux")
                    ? new ProcessBuilder("env", "--default-signal=INT", corten, "run", "tasks")
                    : new ProcessBuilder(corten, "run", "tasks");
            command.redirectErrorStream(true);
            command.environment().remove("DATABASE_URL");
            command.environment().put("PORT", "0");
            command.environment().put("JAVA_OPTS", "-Dcorten.state=" + state);
            return command;
        }

        static Running start(Path state) throws IOException {
            Process process = command(state).start();
            BufferedReader output = process.inputReader();
            var said = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                    return new Running(process, URI.create(address.group(1)));
                }
            }
            throw new AssertionError("it did not start:\n" + said);
        }

        HttpResponse<String> send(String method, String path, String body) throws Exception {
            var request = HttpRequest.newBuilder(url.resolve(path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .build();
            try (var client = HttpClient.newHttpClient()) {
                return client.send(request, BodyHandlers.ofString());
            }
        }

        /** Sends the signal and returns the exit code. */
        int end(String signal) throws Exception {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            return process.waitFor();
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
