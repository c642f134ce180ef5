package dev.corten.http.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decompresses gzip (RFC 1952). The JDK's own stream calls itself for each member of a file: a client that sends many empty
 * ones would overflow its stack.
 */
final class GunzipStream extends InputStream {
    private static final int BUFFER = 4096;
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int LOW_BITS = 0xffff;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean inMember;
    private boolean anyMember;

    GunzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, bytes.length);
        while (count > 0) {
            if (!inMember && !begin()) {
                return -1;
            }
            int n = inflate(bytes, from, count);
            if (n > 0) {
                checksum.update(bytes, from, n);
                return n;
            }
            if (inflater.finished()) {
                finish();
            }
        }
        return 0;
    }

    private int inflate(byte[] bytes, int from, int count) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            if (at == end) {
                fill();
            }
            inflater.setInput(buffer, at, end - at);
            at = end;
        }
        try {
            int n = inflater.inflate(bytes, from, count);
            if (n == 0 && inflater.needsDictionary()) {
                throw new ZipException("a dictionary that nobody has");
            }
            return n;
        } catch (DataFormatException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    /** Reads the head of the next member; false if there is none. */
    private boolean begin() throws IOException {
        if (anyMember && at == end && !filled()) {
            return false;
        }
        if (word() != MAGIC || next() != DEFLATE) {
            throw new ZipException("not gzip");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("flags that nobody knows");
        }
        // The time, and two bytes about the compressor.
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(word());
        }
        skipText(flags & HAS_NAME);
        skipText(flags & HAS_COMMENT);
        if ((flags & HAS_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        inMember = true;
        anyMember = true;
        return true;
    }

    private void finish() throws IOException {
        at = end - inflater.getRemaining();
        long sum = word() | (long) word() << 16;
        long length = word() | (long) word() << 16;
        if (sum != checksum.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("the checksum is wrong");
        }
        inMember = false;
    }

    private int word() throws IOException {
        int low = next();
        return (low | next() << 8) & LOW_BITS;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText(int there) throws IOException {
        while (there != 0 && next() != 0) {
            // It ends with a 0.
        }
    }

    private int next() throws IOException {
        if (at == end) {
            fill();
        }
        return buffer[at++] & 0xff;
    }

    private void fill() throws IOException {
        if (!filled()) {
            throw new EOFException("the end is missing");
        }
    }

    private boolean filled() throws IOException {
        int n = in.read(buffer, 0, BUFFER);
        at = 0;
        end = Math.max(n, 0);
        return n > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
