package dev.corten.http.internal;

import dev.corten.http.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are kept for the time of a request: in memory up to {@value #IN_MEMORY}, otherwise in one temporary file. The file
 * has no name any more once it is open, so that nothing of it stays, however the process ends.
 */
public final class Spool implements AutoCloseable {
    private static final int IN_MEMORY = 256 * 1024;
    private static final int FIRST = 8 * 1024;

    private byte[] memory = new byte[FIRST];
    private int count;
    private long written;
    private volatile @Nullable FileChannel file;
    private volatile boolean closed;

    /** How many bytes it has. */
    public long length() {
        return written + count;
    }

    /**
     * Adds some bytes.
     *
     * @throws UncheckedIOException if the disk does not take them
     */
    public void write(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (count == IN_MEMORY) {
                flush();
            }
            int n = Math.min(left, IN_MEMORY - count);
            if (count + n > memory.length) {
                memory = Arrays.copyOf(memory, Math.min(IN_MEMORY, Math.max(count + n, memory.length * 2)));
            }
            System.arraycopy(bytes, at, memory, count, n);
            count += n;
            at += n;
            left -= n;
        }
    }

    /** To be called before the slices are read, and after the last byte. */
    public void finish() {
        if (file != null) {
            flush();
            memory = new byte[0];
        }
    }

    /** The {@code length} bytes from {@code from} on: to be read as often as needed, until the spool is closed. */
    public Content slice(long from, long length) {
        return new Slice(from, length);
    }

    /** Forgets the bytes. */
    @Override
    public void close() throws IOException {
        closed = true;
        memory = new byte[0];
        if (file != null) {
            file.close();
        }
    }

    private void flush() {
        try {
            Disk.run(() -> {
                FileChannel to = file;
                if (to == null) {
                    to = open();
                    file = to;
                    // Whoever waited for this may have been interrupted, and gone.
                    if (closed) {
                        to.close();
                    }
                }
                var bytes = ByteBuffer.wrap(memory, 0, count);
                while (bytes.hasRemaining()) {
                    to.write(bytes, written + bytes.position());
                }
                return to;
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the content of a form", e);
        }
        written += count;
        count = 0;
    }

    private static FileChannel open() throws IOException {
        Path path = Files.createTempFile("corten-form-", null);
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }

    private int read(long at, byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("the request is over, and what it sent is gone");
        }
        FileChannel from = file;
        if (from != null) {
            return Disk.run(() -> from.read(ByteBuffer.wrap(bytes, offset, length), at));
        }
        System.arraycopy(memory, (int) at, bytes, offset, length);
        return length;
    }

    private final class Slice implements Content {
        private final long from;
        private final long length;

        Slice(long from, long length) {
            this.from = from;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream stream() {
            return new Reading(from, from + length);
        }
    }

    private final class Reading extends InputStream {
        private final long end;
        private long at;

        Reading(long from, long end) {
            this.at = from;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (at == end && length > 0) {
                return -1;
            }
            int n = Spool.this.read(at, bytes, offset, (int) Math.min(length, end - at));
            at += Math.max(n, 0);
            return n;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, end - at);
        }
    }
}
