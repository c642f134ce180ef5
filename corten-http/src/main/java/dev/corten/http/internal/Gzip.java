package dev.corten.http.internal;

import dev.corten.http.Coding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** The one coding that the JDK has (RFC 1952). */
public record Gzip() implements Coding {
    private static final int BUFFER = 4096;

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public OutputStream encode(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, BUFFER, true);
    }

    @Override
    public InputStream decode(InputStream in) {
        return new GunzipStream(in);
    }
}
