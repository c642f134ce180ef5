package dev.corten.http;

import dev.corten.http.internal.Gzip;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A content coding (RFC 9110, section 8.4.1): how contents are compressed on their way.
 *
 * <pre>{@code
 * Router.of(routes).layer(Layers.compression(Brotli.coding(), Coding.gzip()))
 * }</pre>
 */
public interface Coding {
    /** Its name in {@code Accept-Encoding}, in small letters. */
    String name();

    /**
     * Writes what is written to it compressed to {@code out}. Flushing brings all that was written; closing ends it and
     * frees what it holds.
     */
    OutputStream encode(OutputStream out) throws IOException;

    /**
     * Reads {@code in} decompressed, and frees what it holds when closed.
     *
     * @throws IOException here or while reading, if {@code in} is not so coded
     */
    InputStream decode(InputStream in) throws IOException;

    /** gzip, which every client takes. */
    static Coding gzip() {
        return new Gzip();
    }
}
