package dev.corten.json;

import dev.corten.json.internal.Scan;
import dev.corten.json.internal.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Names that are known beforehand, such as the fields of a record or the labels of an enum: the reader compares bytes and
 * gives the index of the name. Generated codecs hold one.
 *
 * <pre>{@code
 * private static final KnownNames NAMES = KnownNames.of("x", "y");
 * }</pre>
 */
public final class KnownNames {
    /** Any odd number with bits everywhere: the golden ratio, as in Fibonacci hashing. */
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final Quoted[] names;

    /** Indexes from 1 on in a table of open addresses, at most half full, so that a look-up ends. */
    private final int[] table;

    private final int shift;

    /**
     * What stands in a text for a name: in quotes and with a colon.
     *
     * @param head the first eight bytes as a number, and {@code mask} those of them that there are
     * @param tail the last eight bytes of those that have more
     */
    private record Quoted(byte[] bytes, long head, long mask, long tail) {
        static Quoted of(String name) {
            byte[] bytes = ('"' + name + "\":").getBytes(StandardCharsets.UTF_8);
            int length = bytes.length;
            if (name.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\')) {
                // It stands in a text with an escape, and that is read like any other name: no bytes are these.
                return new Quoted(bytes, 1, 0, 0);
            }
            long mask = length >= Long.BYTES ? -1 : (1L << length * Byte.SIZE) - 1;
            long tail = length > Long.BYTES ? Words.eight(bytes, length - Long.BYTES) : 0;
            return new Quoted(bytes, Scan.head(bytes, 0, length), mask, tail);
        }
    }

    private KnownNames(String[] names) {
        int count = names.length;
        this.names = new Quoted[count];
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count * 2));
        this.table = new int[1 << bits];
        this.shift = Long.SIZE - bits;
        for (int i = 0; i < count; i++) {
            Quoted name = Quoted.of(names[i]);
            this.names[i] = name;
            int slot = slot(name.bytes, 1, name.bytes.length - 2);
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

    /** How many names there are. */
    int count() {
        return names.length;
    }

    /**
     * How many bytes the name {@code index} has with its quotes and colon, if it stands at {@code at}; otherwise 0. Not
     * sure for the last bytes before {@code end}: a value comes there.
     */
    int lengthAt(int index, byte[] bytes, int at, int end) {
        if (index >= names.length || at > end - Long.BYTES) {
            return 0;
        }
        Quoted name = names[index];
        if ((Words.eight(bytes, at) & name.mask) != name.head) {
            return 0;
        }
        int length = name.bytes.length;
        boolean same = length <= Long.BYTES
                || at + length <= end
                        && Words.eight(bytes, at + length - Long.BYTES) == name.tail
                        && (length <= 2 * Long.BYTES || Arrays.equals(bytes, at, at + length, name.bytes, 0, length));
        return same ? length : 0;
    }

    /** Which name the bytes from {@code from} to {@code to} are in UTF-8, or -1 if it is none of them. */
    int find(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        for (int entry = table[slot]; entry != 0; entry = table[slot]) {
            byte[] name = names[entry - 1].bytes;
            if (Arrays.equals(bytes, from, to, name, 1, name.length - 2)) {
                return entry - 1;
            }
            slot = slot + 1 & table.length - 1;
        }
        return -1;
    }

    /** Which name {@code name} is, or -1. */
    int find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    /** The names with commas between them. */
    @Override
    public String toString() {
        return Arrays.stream(names)
                .map(n -> new String(n.bytes, 1, n.bytes.length - 3, StandardCharsets.UTF_8))
                .collect(Collectors.joining(", "));
    }

    private int slot(byte[] bytes, int from, int to) {
        // The beginning, the length and the last byte: names that share all of them are rare, and only cost a
        // comparison.
        long last = to > from ? bytes[to - 1] : 0;
        return (int) ((Scan.head(bytes, from, to) + (to - from) * 31L + (last << 24)) * MIX >>> shift);
    }
}
