package dev.corten.sql.internal.wire;

import java.util.Arrays;

/** The parameters of one execution, in the form of the message Bind (protocol, §54.7). Added in their order. */
public final class Parameters {
    private static final int SMALL = 64;
    private static final int NULL = -1;

    private byte[] values = new byte[SMALL];
    private int length;
    private int[] types = new int[4];
    private boolean[] binary = new boolean[4];
    private int count;

    /** {@code parameter}, counted from 1, as NULL of {@code type}; 0 leaves the type to the server. */
    public void nothing(int parameter, int type) {
        begin(parameter, type, false);
        int32(NULL);
    }

    /** Text of {@code type}; 0 leaves the type to the server. */
    public void text(int parameter, int type, byte[] utf8) {
        begin(parameter, type, false);
        bytes(utf8);
    }

    /** {@code value}, which is in the binary form of {@code type}. */
    public void binary(int parameter, int type, byte[] value) {
        begin(parameter, type, true);
        bytes(value);
    }

    /** The lowest {@code size} bytes of {@code value}, with the highest of them first. */
    public void number(int parameter, int type, int size, long value) {
        begin(parameter, type, true);
        int32(size);
        number(size, value);
    }

    /** The same for a type of 16 bytes. */
    public void wide(int parameter, int type, long high, long low) {
        begin(parameter, type, true);
        int32(2 * Long.BYTES);
        number(Long.BYTES, high);
        number(Long.BYTES, low);
    }

    int count() {
        return count;
    }

    int type(int index) {
        return types[index];
    }

    int format(int index) {
        return binary[index] ? 1 : 0;
    }

    /** Length and bytes of each; {@link #length} of them count. */
    byte[] values() {
        return values;
    }

    int length() {
        return length;
    }

    /** Whether they are of {@code known}. */
    boolean areOf(int[] known) {
        return Arrays.equals(types, 0, count, known, 0, known.length);
    }

    int[] types() {
        return Arrays.copyOf(types, count);
    }

    private void begin(int parameter, int type, boolean isBinary) {
        if (parameter != count + 1) {
            throw new IllegalArgumentException(
                    "parameters are bound in their order: " + (count + 1) + " is next, not " + parameter);
        }
        if (count == types.length) {
            types = Arrays.copyOf(types, count * 2);
            binary = Arrays.copyOf(binary, count * 2);
        }
        types[count] = type;
        binary[count++] = isBinary;
    }

    private void bytes(byte[] value) {
        int32(value.length);
        room(value.length);
        System.arraycopy(value, 0, values, length, value.length);
        length += value.length;
    }

    private void int32(int value) {
        number(Integer.BYTES, value);
    }

    private void number(int size, long value) {
        room(size);
        for (int shift = (size - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            values[length++] = (byte) (value >> shift);
        }
    }

    private void room(int more) {
        if (values.length - length < more) {
            values = Arrays.copyOf(values, Math.max(values.length * 2, Math.addExact(length, more)));
        }
    }
}
