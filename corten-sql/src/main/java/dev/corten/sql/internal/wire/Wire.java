package dev.corten.sql.internal.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The socket of one of the driver's connections, and what was prepared on it: as long as it is open. */
public final class Wire {
    /** As many as the driver keeps. */
    private static final int MOST_PREPARED = 256;

    private static final int USUAL = 1 << 14;
    private static final int HEADER = Byte.BYTES + Integer.BYTES;

    private final SocketChannel channel;
    private final LinkedHashMap<Plan, Prepared> prepared = new LinkedHashMap<>(16, 0.75f, true);
    private ByteBuffer in = ByteBuffer.allocateDirect(USUAL).flip();
    private long names;

    public Wire(SocketChannel channel) {
        this.channel = channel;
    }

    SocketChannel channel() {
        return channel;
    }

    /** A name that no statement on it has. */
    byte[] newName() {
        return ("C_" + ++names).getBytes(StandardCharsets.US_ASCII);
    }

    @Nullable
    Prepared prepared(Plan plan) {
        return prepared.get(plan);
    }

    /** Keeps {@code statement}; the one that is to be forgotten for it, if there are too many. */
    @Nullable
    Prepared prepared(Plan plan, Prepared statement) {
        Prepared old = prepared.put(plan, statement);
        if (old == null && prepared.size() > MOST_PREPARED) {
            var eldest = prepared.pollFirstEntry();
            return eldest.getValue();
        }
        return old;
    }

    @Nullable
    Prepared forget(Plan plan) {
        return prepared.remove(plan);
    }

    /**
     * Reads what has come, as far as there is room for it; whether the room was filled, so that there may be more.
     *
     * @throws EOFException if the server has closed it
     */
    boolean read() throws IOException {
        int needed = in.remaining() < HEADER ? HEADER : Math.max(HEADER, messageLength());
        if (needed > in.capacity() || in.capacity() > USUAL && needed <= USUAL && in.remaining() < USUAL) {
            in = ByteBuffer.allocateDirect(Math.max(USUAL, needed)).put(in);
        } else {
            in.compact();
        }
        int count = channel.read(in);
        boolean full = !in.hasRemaining();
        in.flip();
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        return full;
    }

    /** What was read. */
    ByteBuffer in() {
        return in;
    }

    /** Whether a whole message was read. */
    boolean hasMessage() {
        return in.remaining() >= HEADER && in.remaining() >= messageLength();
    }

    /** The length of the message at the position, with its first byte. */
    int messageLength() {
        return Byte.BYTES + in.getInt(in.position() + Byte.BYTES);
    }

    /** The text from the position to {@code end}. */
    static String text(ByteBuffer in, int end) {
        byte[] bytes = new byte[end - in.position()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
