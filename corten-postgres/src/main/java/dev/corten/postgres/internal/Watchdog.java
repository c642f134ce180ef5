package dev.corten.postgres.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops a server when this process ends without having done so: killed, crashed, or just never closed.
 *
 * <p>It is a shell that reads from a pipe of ours. The kernel closes the pipe when we end, however we end, and that is
 * later than every shutdown hook: a service that drains still has its database. It ignores Ctrl-C, which a terminal
 * sends to all its processes.
 */
final class Watchdog implements AutoCloseable {
    /** $0 the server, $1 the signal, $2 the directory to delete, or nothing. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r answer
            test "$answer" = closed && exit
            kill -"$1" "$0" 2>/dev/null
            test -n "$2" || exit
            while kill -0 "$0" 2>/dev/null; do sleep 0.1; done
            rm -rf "$2"
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /** Watches over the server {@code pid}, which stops fast at SIGINT; then {@code throwAway} is deleted. */
    static Watchdog over(long pid, @Nullable Path throwAway) throws IOException {
        List<String> command = new ArrayList<>();
        if (Command.exists("setsid")) {
            // Out of reach of a kill of our whole process group, too.
            command.add("setsid");
        }
        command.addAll(List.of("sh", "-c", SCRIPT, Long.toString(pid), throwAway == null ? "INT" : "QUIT"));
        command.add(throwAway == null ? "" : throwAway.toString());
        Process shell = Command.builder(Path.of("/"), command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Watchdog(shell);
    }

    /** The server was stopped in order. */
    @Override
    public void close() {
        try (var pipe = shell.getOutputStream()) {
            pipe.write("closed\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // Somebody ended the shell; there is nothing left to tell it.
        }
    }
}
