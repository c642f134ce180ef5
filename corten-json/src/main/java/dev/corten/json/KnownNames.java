package dev.corten.json;

import dev.corten.json.internal.Scan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names that are known beforehand, such as the fields of a record or the labels of an enum. Reading one of them allocates
 * nothing: the reader compares bytes and gives the string that is here. Generated codecs hold one.
 *
 * <pre>{@code
 * private static final KnownNames NAMES = KnownNames.of("x", "y");
 * }</pre>
 */
public final class KnownNames {
    /** Any odd number with bits everywhere: the golden ratio, as in Fibonacci hashing. */
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final String[] names;

    /** What stands in a text for each name: in quotes and with a colon. */
    private final byte[][] quoted;

    private final int[] lengths;

    /** The first eight bytes of that as numbers, and those of them that there are. */
    private final long[] heads;

    private final long[] masks;

    /** The last eight bytes of those that have more. */
    private final long[] tails;

    /** Indexes from 1 on in a table of open addresses, at most half full, so that a look-up ends. */
    private final int[] table;

    private final int shift;

    private KnownNames(String[] names) {
        int count = names.length;
        this.names = names.clone();
        this.quoted = new byte[count][];
        this.lengths = new int[count];
        this.heads = new long[count];
        this.masks = new long[count];
        this.tails = new long[count];
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count * 2));
        this.table = new int[1 << bits];
        this.shift = Long.SIZE - bits;
        for (int i = 0; i < count; i++) {
            byte[] bytes = ('"' + names[i] + "\":").getBytes(StandardCharsets.UTF_8);
            int length = bytes.length;
            quoted[i] = bytes;
            lengths[i] = length;
            heads[i] = Scan.head(bytes, 0, length);
            masks[i] = length >= Long.BYTES ? -1 : (1L << length * Byte.SIZE) - 1;
            tails[i] = length > Long.BYTES ? Scan.word(bytes, length - Long.BYTES) : 0;
            int slot = slot(bytes, 1, length - 2);
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = i + 1;
        }
    }

    /** These names, which are all different, in the order in which they are most likely met. */
    public static KnownNames of(String... names) {
        return new KnownNames(names);
    }

    /** How many bytes the name {@code index} has with its quotes and colon, if it stands at {@code at}; otherwise 0. */
    int lengthAt(int index, byte[] bytes, int at, int end) {
        if (index >= heads.length) {
            return 0;
        }
        int length = lengths[index];
        if (length > end - at || at > bytes.length - Long.BYTES) {
            return 0;
        }
        boolean same = (Scan.word(bytes, at) & masks[index]) == heads[index]
                && (length <= Long.BYTES || Scan.word(bytes, at + length - Long.BYTES) == tails[index])
                && (length <= 2 * Long.BYTES || Arrays.equals(bytes, at, at + length, quoted[index], 0, length));
        return same ? length : 0;
    }

    /** The name {@code index}. */
    String name(int index) {
        return names[index];
    }

    /** Which name the bytes from {@code from} to {@code to} are in UTF-8, or -1 if it is none of them. */
    int find(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        for (int entry = table[slot]; entry != 0; entry = table[slot]) {
            byte[] name = quoted[entry - 1];
            if (Arrays.equals(bytes, from, to, name, 1, name.length - 2)) {
                return entry - 1;
            }
            slot = slot + 1 & table.length - 1;
        }
        return -1;
    }

    private int slot(byte[] bytes, int from, int to) {
        // The beginning, the length and the last byte: names that share all of them are rare, and only cost a
        // comparison.
        long last = to > from ? bytes[to - 1] : 0;
        return (int) ((Scan.head(bytes, from, to) + (to - from) * 31L + (last << 24)) * MIX >>> shift);
    }
}
