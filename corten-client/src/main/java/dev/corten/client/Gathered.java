package dev.corten.client;

import java.io.IOException;
import java.util.Arrays;

/** The bytes of one element, up to a limit, while they are gathered. */
final class Gathered {
    private final long max;
    private byte[] bytes = new byte[256];
    private int count;

    Gathered(long max) {
        this.max = max;
    }

    void add(int b) throws IOException {
        if (count >= max) {
            throw new IOException("an element has more than " + max + " bytes");
        }
        if (count == bytes.length) {
            bytes = Arrays.copyOf(bytes, count * 2);
        }
        bytes[count++] = (byte) b;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** What was gathered; the next element begins. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, count);
        count = 0;
        return taken;
    }
}
