package dev.corten.http.internal;

import dev.corten.http.Coding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream, compressed while it is read. What the source has is passed on before the source is waited for, so that events
 * are not held back.
 */
public final class EncodedStream extends InputStream {
    private static final int PIECE = 16 * 1024;

    private final InputStream source;
    private final Coding coding;
    private final Pending pending = new Pending();
    private final byte[] piece = new byte[PIECE];
    private @Nullable OutputStream encoder;
    private boolean ended;

    /** Compresses {@code source} by {@code coding}. Nothing is read or taken hold of before this is. */
    public EncodedStream(InputStream source, Coding coding) {
        this.source = source;
        this.coding = coding;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, bytes.length);
        while (pending.left() == 0 && !ended && count > 0) {
            advance();
        }
        return pending.left() == 0 && count > 0 ? -1 : pending.take(bytes, from, count);
    }

    private void advance() throws IOException {
        if (encoder == null) {
            encoder = coding.encode(pending);
        }
        int n = source.read(piece, 0, PIECE);
        if (n < 0) {
            ended = true;
            encoder.close();
            return;
        }
        encoder.write(piece, 0, n);
        if (n < PIECE) {
            encoder.flush();
        }
        // A piece costs a good part of a millisecond: others on this event loop have their turn.
        Thread.yield();
    }

    @Override
    public int available() {
        return pending.left();
    }

    @Override
    public void close() throws IOException {
        try (source) {
            if (encoder != null && !ended) {
                ended = true;
                encoder.close();
            }
        }
    }

    /** What is compressed and not read. */
    private static final class Pending extends ByteArrayOutputStream {
        private int from;

        int left() {
            return count - from;
        }

        int take(byte[] bytes, int to, int most) {
            int n = Math.min(most, left());
            System.arraycopy(buf, from, bytes, to, n);
            from += n;
            if (from == count) {
                from = 0;
                reset();
            }
            return n;
        }
    }
}
