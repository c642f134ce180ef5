package dev.corten.http.internal;

import dev.corten.http.Content;
import dev.corten.http.RejectedException;
import dev.corten.http.Rejection;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A content that is refused past a limit: at once if its length says so, otherwise at the first byte too many.
 *
 * @param content the content
 * @param limit how many bytes it may have
 */
public record LimitedContent(Content content, long limit) implements Content {
    @Override
    public long length() {
        return content.length();
    }

    @Override
    public byte[] bytes() throws IOException {
        if (content.length() < 0) {
            return Content.super.bytes();
        }
        checkLength();
        return content.bytes();
    }

    @Override
    public InputStream stream() {
        checkLength();
        return content.length() >= 0 ? content.stream() : new Limited(content.stream(), limit);
    }

    private void checkLength() {
        if (content.length() > limit) {
            throw new RejectedException(new Rejection.ContentTooLarge(limit));
        }
    }

    private static final class Limited extends FilterInputStream {
        private final long limit;
        private long count;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                counted(1);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                counted(n);
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = in.skip(n);
            counted(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void counted(long n) {
            count += n;
            if (count > limit) {
                throw new RejectedException(new Rejection.ContentTooLarge(limit));
            }
        }
    }
}
