package dev.corten.sql.internal.wire;

import java.nio.ByteBuffer;
import java.util.List;

/** Writes messages of the frontend (protocol, §54.7) into a buffer that grows as it must. */
final class Frontend {
    private static final int USUAL = 1 << 16;

    private ByteBuffer out = ByteBuffer.allocateDirect(USUAL);

    /** Starts with an empty buffer. */
    void clear() {
        if (out.capacity() > USUAL) {
            out = ByteBuffer.allocateDirect(USUAL);
        }
        out.clear();
    }

    /** What was written, to be read. */
    ByteBuffer written() {
        return out.flip();
    }

    /** Prepares a statement and asks for the columns of its rows. */
    void prepare(byte[] name, Plan plan, Parameters parameters) {
        int at = begin('P', name.length + plan.sql().length + Integer.BYTES * (parameters.count() + 2));
        out.put(name).put((byte) 0).put(plan.sql()).put((byte) 0);
        out.putShort((short) parameters.count());
        for (int i = 0; i < parameters.count(); i++) {
            out.putInt(parameters.type(i));
        }
        end(at);
        named('D', name);
    }

    /** Forgets a prepared statement. */
    void forget(byte[] name) {
        named('C', name);
    }

    private void named(char message, byte[] name) {
        int at = begin(message, name.length + 2);
        out.put((byte) 'S').put(name).put((byte) 0);
        end(at);
    }

    /** Binds parameters to a prepared statement and runs it for all its rows. */
    void execute(Prepared prepared, Parameters parameters) {
        List<Column> columns = prepared.columns() == null ? List.of() : prepared.columns();
        int at = begin(
                'B',
                prepared.name().length
                        + Short.BYTES * (parameters.count() + columns.size() + Integer.BYTES)
                        + parameters.length());
        out.put((byte) 0).put(prepared.name()).put((byte) 0);
        out.putShort((short) parameters.count());
        for (int i = 0; i < parameters.count(); i++) {
            out.putShort((short) parameters.format(i));
        }
        out.putShort((short) parameters.count());
        out.put(parameters.values(), 0, parameters.length());
        out.putShort((short) columns.size());
        for (Column column : columns) {
            out.putShort((short) (column.binary() ? 1 : 0));
        }
        end(at);
        at = begin('E', Byte.BYTES + Integer.BYTES);
        out.put((byte) 0).putInt(0);
        end(at);
    }

    /** Ends what belongs together, and asks for the answer. */
    void sync() {
        end(begin('S', 0));
    }

    /** Begins a message of about that many bytes; the position of its length. */
    private int begin(char message, int size) {
        int needed = Math.addExact(size, 2 * Long.BYTES);
        if (out.remaining() < needed) {
            int capacity =
                    Math.max(Math.addExact(out.capacity(), out.capacity()), Math.addExact(out.position(), needed));
            out = ByteBuffer.allocateDirect(capacity).put(out.flip());
        }
        out.put((byte) message);
        int at = out.position();
        out.putInt(0);
        return at;
    }

    private void end(int at) {
        out.putInt(at, out.position() - at);
    }
}
