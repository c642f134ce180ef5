package dev.corten.http.internal;

import dev.corten.http.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of a file, read while it is sent. It is opened at the first read, so that what nobody asks for holds nothing. */
public final class FileStream extends InputStream {
    private final Content.File file;
    private @Nullable FileChannel channel;
    private long at;

    /** The bytes of {@code file}. */
    public FileStream(Content.File file) {
        this.file = file;
        this.at = file.from();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        long left = file.from() + file.length() - at;
        if (left == 0) {
            return -1;
        }
        int most = (int) Math.min(count, left);
        int n = Disk.run(() -> {
            var open = channel;
            if (open == null) {
                open = FileChannel.open(file.path());
                channel = open;
            }
            return open.read(ByteBuffer.wrap(bytes, offset, most), at);
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
