package dev.corten.compression;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import dev.corten.http.Coding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Brotli (RFC 7932), which browsers accept over HTTPS.
 *
 * <pre>{@code
 * Router.of(routes).layer(Layers.compression(Zstd.coding(), Brotli.coding(), Coding.gzip()))
 * }</pre>
 */
public final class Brotli {
    /** Of 11. Smaller than gzip at its default in less time; higher ones take many times as long. */
    private static final int QUALITY = 4;

    private Brotli() {}

    /**
     * The coding {@code br}.
     *
     * @throws UnsatisfiedLinkError if there is no library for this system
     */
    public static Coding coding() {
        Brotli4jLoader.ensureAvailability();
        return new Coded();
    }

    private record Coded() implements Coding {
        @Override
        public String name() {
            return "br";
        }

        @Override
        public OutputStream encode(OutputStream out) throws IOException {
            return new BrotliOutputStream(out, new Encoder.Parameters().setQuality(QUALITY));
        }

        @Override
        public InputStream decode(InputStream in) throws IOException {
            return new BrotliInputStream(in);
        }
    }
}
