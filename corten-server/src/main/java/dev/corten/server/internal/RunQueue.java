package dev.corten.server.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How long a platform thread was ready to run while others had the processors, as Linux counts it (schedstat, in
 * proc(5)). A handler does not hold its loop while the loop's thread waits for its turn on a busy machine.
 *
 * @param statistics the file, or {@code null} where there is none
 */
record RunQueue(@Nullable Path statistics) {
    private static final Path SELF = Path.of("/proc/thread-self");

    /** That of the platform thread which calls this. */
    static RunQueue ofCurrentThread() {
        try {
            Path file = SELF.resolveSibling(Files.readSymbolicLink(SELF)).resolve("schedstat");
            return new RunQueue(Files.isReadable(file) ? file : null);
        } catch (IOException | UnsupportedOperationException notLinux) {
            return new RunQueue(null);
        }
    }

    /** Nanoseconds of waiting since the thread began; always 0 where that is not known. */
    long waited() {
        if (statistics == null) {
            return 0;
        }
        try {
            return Long.parseLong(Files.readString(statistics).split(" ")[1]);
        } catch (IOException | RuntimeException theThreadIsGone) {
            return 0;
        }
    }
}
