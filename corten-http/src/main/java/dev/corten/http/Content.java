package dev.corten.http;

import dev.corten.http.internal.Disk;
import dev.corten.http.internal.FileStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The content of a message (RFC 9110, section 6.4): bytes that are there, or bytes that arrive or are made while they
 * are read. Read it once.
 */
public interface Content {
    /** How many bytes it has, or -1 if that is not known yet. */
    long length();

    /** The bytes as they come. Reading blocks. */
    InputStream stream();

    /**
     * All bytes. Blocks until they are there.
     *
     * @throws IOException if the connection fails
     * @throws RejectedException if there are more than the limit of the request, or they do not come in time
     */
    default byte[] bytes() throws IOException {
        try (InputStream in = stream()) {
            return in.readAllBytes();
        }
    }

    /** No content. */
    static Content empty() {
        return Bytes.EMPTY;
    }

    /** The bytes of {@code bytes}, which must not change any more. */
    static Content of(byte[] bytes) {
        return new Bytes(bytes, bytes.length);
    }

    /** The first {@code length} bytes of {@code bytes}, which must not change any more. */
    static Content of(byte[] bytes, int length) {
        return new Bytes(bytes, length);
    }

    /** The bytes of {@code stream}, {@code length} of them or, if that is -1, as many as there are. */
    static Content of(InputStream stream, long length) {
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream stream() {
                return stream;
            }
        };
    }

    /**
     * A part of a file, which is opened when it is sent. Where nothing has to be done with the bytes on their way, the kernel
     * sends them.
     *
     * @param path the file
     * @param from its first byte
     * @param length how many bytes
     */
    record File(Path path, long from, long length) implements Content {
        @Override
        public InputStream stream() {
            return new FileStream(this);
        }

        /** The file, opened where waiting for the disk holds up nobody else. */
        public FileChannel open() throws IOException {
            return Disk.run(() -> FileChannel.open(path));
        }
    }

    /**
     * Bytes that are there.
     *
     * @param array holds them from its beginning
     * @param count how many
     */
    record Bytes(byte[] array, int count) implements Content {
        private static final Bytes EMPTY = new Bytes(new byte[0], 0);

        @Override
        public long length() {
            return count;
        }

        @Override
        public InputStream stream() {
            return new ByteArrayInputStream(array, 0, count);
        }

        @Override
        public byte[] bytes() {
            return array.length == count ? array : java.util.Arrays.copyOf(array, count);
        }
    }
}
