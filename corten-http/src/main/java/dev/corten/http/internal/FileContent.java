package dev.corten.http.internal;

import dev.corten.http.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file, read while it is sent. The file is opened at the first read, so that what nobody asks for holds nothing.
 *
 * @param path the file
 * @param from its first byte
 * @param length how many bytes
 * @param disk reads it
 */
public record FileContent(Path path, long from, long length, Disk disk) implements Content {
    private static final int AT_ONCE = 64 * 1024;

    /** The content: small files are read at once, so that head and content are one write. Does file I/O. */
    public static Content of(Path path, long from, long length, Disk disk) throws IOException {
        if (length > AT_ONCE) {
            return new FileContent(path, from, length, disk);
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var bytes = ByteBuffer.allocate((int) length);
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // The next part.
            }
            return Content.of(bytes.array(), bytes.position());
        }
    }

    @Override
    public InputStream stream() {
        return new Reading();
    }

    private final class Reading extends InputStream {
        private @Nullable FileChannel channel;
        private long at = from;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, bytes.length);
            long left = from + length - at;
            if (left == 0) {
                return -1;
            }
            int most = (int) Math.min(count, left);
            int n = disk.run(() -> {
                var file = channel;
                if (file == null) {
                    file = FileChannel.open(path, StandardOpenOption.READ);
                    channel = file;
                }
                return file.read(ByteBuffer.wrap(bytes, offset, most), at);
            });
            at += Math.max(n, 0);
            return n;
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
