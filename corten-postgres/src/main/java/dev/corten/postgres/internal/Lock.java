package dev.corten.postgres.internal;

import dev.corten.postgres.EmbeddedPostgresException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A file that one process at a time holds; the kernel lets go of it when that process ends, however it ends. */
final class Lock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or gives {@code null} if somebody holds it. The file then says who: {@link #holder}. */
    static @Nullable Lock tryTake(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (locked(channel)) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
                return new Lock(channel);
            }
            channel.close();
            return null;
        } catch (AccessDeniedException denied) {
            throw new EmbeddedPostgresException(
                    "no permission to write " + file + ": does the directory belong to another user?", denied);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes the lock, and waits for it as long as unpacking or initialising may reasonably take somebody else. */
    static Lock take(Path file) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Lock lock = tryTake(file);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > end) {
                throw new EmbeddedPostgresException("process " + holder(file) + " holds " + file + " for over "
                        + PATIENCE.toMinutes() + " minutes");
            }
            pause();
        }
    }

    /** The process that holds the lock, as it wrote it down. */
    static String holder(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(32);
            int length = Math.max(0, channel.read(buffer));
            return new String(buffer.array(), 0, length, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("interrupted while waiting for another process", interrupted);
        }
    }
}
