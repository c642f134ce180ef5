package dev.corten.http.internal;

import dev.corten.http.Coding;
import dev.corten.http.Content;
import dev.corten.http.RejectedException;
import dev.corten.http.Rejection;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A content that is decompressed while it is read.
 *
 * @param content the compressed content
 * @param coding how it is compressed
 */
public record DecodedContent(Content content, Coding coding) implements Content {
    @Override
    public long length() {
        return content.length() == 0 ? 0 : -1;
    }

    @Override
    public InputStream stream() {
        return content.length() == 0 ? content.stream() : new Decoding(content.stream(), coding);
    }

    /** Tells a content that is not so coded, which is the client's fault, from a connection that fails. */
    private static final class Decoding extends InputStream {
        private final Source source;
        private final Coding coding;
        private @Nullable InputStream decoder;

        Decoding(InputStream source, Coding coding) {
            this.source = new Source(source);
            this.coding = coding;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            try {
                if (decoder == null) {
                    decoder = coding.decode(source);
                }
                return decoder.read(bytes, from, count);
            } catch (IOException e) {
                if (source.failed) {
                    throw e;
                }
                throw new RejectedException(new Rejection.MalformedContent(
                        "The content is not what its Content-Encoding says: " + coding.name()));
            }
        }

        @Override
        public void close() throws IOException {
            try (source) {
                if (decoder != null) {
                    decoder.close();
                }
            }
        }
    }

    private static final class Source extends FilterInputStream {
        private boolean failed;

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            try {
                return in.read(bytes, from, count);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
