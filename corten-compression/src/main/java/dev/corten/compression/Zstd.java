package dev.corten.compression;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import dev.corten.http.Coding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Zstandard (RFC 8878), the fastest of the codings.
 *
 * <pre>{@code
 * Router.of(routes).layer(Layers.compression(Zstd.coding(), Brotli.coding(), Coding.gzip()))
 * }</pre>
 */
public final class Zstd {
    /** The library's own default. */
    private static final int LEVEL = 3;

    /** 8 MiB, the most that a recipient needs to allow (RFC 9659, section 3): a small content can ask for gigabytes. */
    private static final int WINDOW = 23;

    private Zstd() {}

    /**
     * The coding {@code zstd}.
     *
     * @throws UnsatisfiedLinkError if there is no library for this system
     */
    public static Coding coding() {
        Native.load();
        return new Coded();
    }

    private record Coded() implements Coding {
        @Override
        public String name() {
            return "zstd";
        }

        @Override
        public OutputStream encode(OutputStream out) throws IOException {
            return new ZstdOutputStreamNoFinalizer(out, LEVEL);
        }

        @Override
        public InputStream decode(InputStream in) throws IOException {
            return new ZstdInputStreamNoFinalizer(in).setLongMax(WINDOW);
        }
    }
}
