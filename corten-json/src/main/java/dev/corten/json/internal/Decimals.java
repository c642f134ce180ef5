package dev.corten.json.internal;

/** Writes whole numbers in decimal digits, two at a time. */
public final class Decimals {
    /** The digits of the longest number. */
    public static final int LENGTH = 19;

    /** The least numbers with 1, 2, 3 and more digits; 0 has one too. */
    private static final long[] LEAST = new long[LENGTH];

    static {
        long power = 1;
        for (int i = 1; i < LEAST.length; i++) {
            power *= 10;
            LEAST[i] = power;
        }
    }

    private Decimals() {}

    /**
     * Writes {@code number}, which is not negative.
     *
     * @return the index behind it
     */
    public static int write(long number, byte[] to, int from) {
        if (number < 10) {
            to[from] = (byte) ('0' + number);
            return from + 1;
        }
        int end = from + count(number);
        int at = end - 2;
        long rest = number;
        while (rest >= 100) {
            long hundreds = rest / 100;
            Words.putTwo(to, at, (int) pair((int) (rest - hundreds * 100)));
            rest = hundreds;
            at -= 2;
        }
        if (rest >= 10) {
            Words.putTwo(to, at, (int) pair((int) rest));
        } else {
            to[at + 1] = (byte) ('0' + rest);
        }
        return end;
    }

    /** How many digits {@code number} has: 1233 / 4096 is a little more than the digits that a bit is worth. */
    private static int count(long number) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(number);
        int digits = bits * 1233 >>> 12;
        return number < LEAST[digits] ? digits : digits + 1;
    }

    /** The two digits of {@code number}, the first in the lowest byte. */
    static long pair(int number) {
        int tens = number * 103 >> 10;
        return (number - tens * 10 << 8 | tens) + ('0' << 8 | '0');
    }
}
