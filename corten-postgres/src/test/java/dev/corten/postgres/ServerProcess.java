package dev.corten.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that starts an embedded PostgreSQL, says its address, and ends when its input does. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final String jdbcUrl;

    private ServerProcess(Process process, String jdbcUrl) {
        this.process = process;
        this.jdbcUrl = jdbcUrl;
    }

    /** The program: {@code persistent <directory>} or {@code throwAway}. It never closes the server. */
    public static void main(String[] arguments) throws IOException {
        var postgres = arguments[0].equals("persistent")
                ? EmbeddedPostgres.persistent(Path.of(arguments[1]))
                : EmbeddedPostgres.throwAway();
        System.out.println(postgres.jdbcUrl());
        System.in.transferTo(System.out);
    }

    static ServerProcess start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(ServerProcess.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ServerProcess(process, new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine());
    }

    long pid() {
        return process.pid();
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    /** The shell that would stop the server if the process were gone. */
    ProcessHandle watchdog() {
        return process.children().findFirst().orElseThrow();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets the program run to its end. */
    int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
