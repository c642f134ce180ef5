package dev.corten.http.internal;

import dev.corten.context.Context;
import dev.corten.http.Content;
import dev.corten.http.Request;
import dev.corten.json.JsonCodec;
import dev.corten.json.JsonWriter;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * JSON values, written while they are read: an array, or a line for each. Each read gives what is there, one item at
 * least, so that a slow source holds back nothing that it has given.
 */
public final class Items<T extends @Nullable Object> extends InputStream implements Content {
    private final Iterator<? extends T> items;
    private final JsonCodec<T> codec;
    private final boolean array;
    private final Context context = Context.current();
    private final JsonWriter out = JsonWriter.create();
    private final long length;
    private int from;
    private boolean ended;

    private Items(Request request, JsonCodec<T> codec, Stream<? extends T> items, boolean array) {
        request.atEnd(items::close);
        this.items = items.iterator();
        this.codec = codec;
        this.array = array;
        if (array) {
            out.beginArray();
        }
        // Now, while a source that does not even begin can still be told by a status.
        advance();
        this.length = ended ? out.count() : -1;
    }

    /** {@code items} as one array. */
    public static <T extends @Nullable Object> Content array(
            Request request, JsonCodec<T> codec, Stream<? extends T> items) {
        return new Items<>(request, codec, items, true);
    }

    /** {@code items}, each on a line. */
    public static <T extends @Nullable Object> Content lines(
            Request request, JsonCodec<T> codec, Stream<? extends T> items) {
        return new Items<>(request, codec, items, false);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream stream() {
        return this;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int at, int count) {
        Objects.checkFromIndexSize(at, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        if (from == out.count()) {
            if (ended) {
                return -1;
            }
            from = 0;
            out.clear();
            // The handler has returned, but what it did is still going on: its trace, its fields in the log.
            context.call(() -> {
                advance();
                return true;
            });
            if (out.count() == 0) {
                return -1;
            }
        }
        int n = Math.min(count, out.count() - from);
        System.arraycopy(out.array(), from, bytes, at, n);
        from += n;
        return n;
    }

    @Override
    public int available() {
        return out.count() - from;
    }

    private void advance() {
        if (items.hasNext()) {
            codec.write(out, items.next());
            if (!array) {
                out.newLine();
            }
            return;
        }
        ended = true;
        if (array) {
            out.endArray();
        }
    }
}
