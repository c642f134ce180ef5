package dev.corten.http.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map from short texts to values that is asked with a part of a longer text, so that routing allocates nothing.
 *
 * <p>A table with open addressing, never more than half full.
 */
public final class Literals<V> {
    private final @Nullable String[] keys;
    private final @Nullable Object[] values;
    private final int mask;

    /** Holds what {@code entries} holds. */
    public Literals(Map<String, V> entries) {
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, entries.size()) * 2 - 1) * 2);
        keys = new @Nullable String[size];
        values = new @Nullable Object[size];
        mask = size - 1;
        entries.forEach((key, value) -> {
            int at = slot(hash(key, 0, key.length()));
            while (keys[at] != null) {
                at = at + 1 & mask;
            }
            keys[at] = key;
            values[at] = value;
        });
    }

    /** The value of the key that {@code text} is from {@code from} to {@code to}. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(String text, int from, int to) {
        int length = to - from;
        for (int at = slot(hash(text, from, to)); ; at = at + 1 & mask) {
            String key = keys[at];
            if (key == null) {
                return null;
            }
            if (key.length() == length && text.startsWith(key, from)) {
                return (V) values[at];
            }
        }
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 16) & mask;
    }

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }
}
