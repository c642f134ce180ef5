package dev.corten.http.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads for file I/O, which the JDK does without unmounting the virtual thread: a handler that did it would hold its event
 * loop for as long as the disk takes.
 */
public final class Disk {
    private static final int THREADS = 4;
    private static final ExecutorService POOL = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("corten-files-", 1).daemon().factory());

    private Disk() {}

    /** Does {@code work} on one of the threads and waits for it. */
    public static <T> T run(Callable<T> work) throws IOException {
        try {
            return POOL.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoSuchFileException missing) {
                throw new NoSuchFileException(missing.getFile());
            }
            if (e.getCause() instanceof IOException failed) {
                throw new IOException(failed.getMessage(), failed);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for a file");
        }
    }
}
