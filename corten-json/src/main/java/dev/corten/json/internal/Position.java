package dev.corten.json.internal;

/** A line and column of a text that moves forward with its problems, so that many of them cost one pass. */
public final class Position {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;
    private int line = 1;
    private int column = 1;

    /** The beginning of the text from {@code start} to {@code end}. */
    public Position(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.at = start;
    }

    /** Moves to {@code offset} bytes from the beginning. */
    public void moveTo(int offset) {
        int target = Math.min(end, start + Math.max(0, offset));
        if (target < at) {
            at = start;
            line = 1;
            column = 1;
        }
        for (; at < target; at++) {
            byte b = bytes[at];
            if (b == '\n') {
                line++;
                column = 1;
            } else if ((b & 0xc0) != 0x80) {
                // Bytes within a character do not count.
                column++;
            }
        }
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column in characters, from 1. */
    public int column() {
        return column;
    }
}
