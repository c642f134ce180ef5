package dev.corten.json.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes at a time as a number, whose lowest byte is the first one. */
public final class Words {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** The eight bytes at {@code at}. */
    public static long eight(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** The four bytes at {@code at}. */
    public static int four(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /** Writes eight bytes at {@code at}. */
    public static void putEight(byte[] bytes, int at, long word) {
        LONGS.set(bytes, at, word);
    }

    /** Writes four bytes at {@code at}. */
    public static void putFour(byte[] bytes, int at, int word) {
        INTS.set(bytes, at, word);
    }

    /** Writes two bytes at {@code at}. */
    public static void putTwo(byte[] bytes, int at, int word) {
        SHORTS.set(bytes, at, (short) word);
    }

    /** The bytes of {@code ascii}, of which there are at most eight. */
    public static long of(String ascii) {
        long word = 0;
        for (int i = ascii.length() - 1; i >= 0; i--) {
            word = word << 8 | ascii.charAt(i);
        }
        return word;
    }
}
