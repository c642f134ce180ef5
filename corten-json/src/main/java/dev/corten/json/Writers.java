package dev.corten.json;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writers for values whose bytes are copied into an array of their size: one that has grown once need not grow again. There
 * are a few, found by the thread and never waited for; where one is busy, another is made for the value. For a list of 100
 * records that is a quarter of the time of encoding (see bench/json).
 */
final class Writers {
    /** Larger buffers are not kept: together they may take 2 MiB. */
    private static final int MAX_SIZE = 64 << 10;

    private static final int COUNT = 32;
    private static final Kept[] KEPT = new Kept[COUNT];

    static {
        for (int i = 0; i < COUNT; i++) {
            KEPT[i] = new Kept(new AtomicBoolean(), JsonWriter.create());
        }
    }

    private record Kept(AtomicBoolean busy, JsonWriter writer) {}

    private Writers() {}

    /** {@code value} by {@code codec}, in an array of its size. */
    static <T extends @Nullable Object> byte[] encode(JsonCodec<T> codec, T value) {
        Kept kept = KEPT[(int) Thread.currentThread().threadId() & COUNT - 1];
        if (!kept.busy.compareAndSet(false, true)) {
            return encode(codec, value, JsonWriter.create());
        }
        try {
            return encode(codec, value, kept.writer);
        } finally {
            kept.writer.reset(MAX_SIZE);
            kept.busy.setRelease(false);
        }
    }

    private static <T extends @Nullable Object> byte[] encode(JsonCodec<T> codec, T value, JsonWriter out) {
        codec.write(out, value);
        return out.toBytes();
    }
}
