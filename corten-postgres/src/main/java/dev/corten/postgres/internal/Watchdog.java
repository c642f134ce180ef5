package dev.corten.postgres.internal;

import dev.corten.postgres.EmbeddedPostgresException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    /**
     * $0 the file with the server's process, $1 the signal, $2 the directory to delete, or nothing. The server may just be
     * starting when we end.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r answer
            test "$answer" = closed && exit
            test -s "$0" || sleep 1
            if read -r server < "$0"; then
                kill -"$1" "$server"
                while test -n "$2" && kill -0 "$server"; do sleep 0.1; done
            fi 2>/dev/null
            test -z "$2" || rm -rf "$2"
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /**
     * Watches over a server that is about to start.
     *
     * @param postmasterFile in which it will say what process it is
     * @param throwAway what to delete when it has stopped
     */
    static Watchdog over(Path postmasterFile, @Nullable Path throwAway) {
        List<String> command = new ArrayList<>();
        if (Command.exists("setsid")) {
            // Out of reach of a kill of our whole process group, too.
            command.add("setsid");
        }
        command.addAll(List.of("sh", "-c", SCRIPT, postmasterFile.toString(), throwAway == null ? "INT" : "QUIT"));
        command.add(throwAway == null ? "" : throwAway.toString());
        try {
            return new Watchdog(Command.builder(Path.of("/"), command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failed) {
            throw new EmbeddedPostgresException("no shell to watch over PostgreSQL: " + failed.getMessage(), failed);
        }
    }

    /** The server was stopped in order. */
    @Override
    public void close() {
        try (var pipe = shell.getOutputStream()) {
            pipe.write("closed\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // Somebody ended the shell; there is nothing left to tell it.
        }
    }
}
