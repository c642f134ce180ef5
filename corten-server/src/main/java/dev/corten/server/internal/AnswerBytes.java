package dev.corten.server.internal;

import dev.corten.http.Content;
import dev.corten.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bytes of answers in HTTP/1.1 whose content is there: status line, fields and content in one buffer. Belongs to
 * one event loop.
 *
 * <p>The kernel takes most answers at once, so that the buffer of one serves for the next. One that is still waiting for its client
 * is left to it.
 */
final class AnswerBytes implements AutoCloseable {
    /** More content is not worth a copy. */
    private static final int MAX_CONTENT = 16 * 1024;

    private static final int BUFFER = 4 * 1024;
    private static final int STATUSES = 600;
    private static final int RADIX = 10;
    private static final byte[] CONTENT_LENGTH = ascii("content-length: ");

    private final DateField date;
    private final byte[][] statusLines = new byte[STATUSES][];
    private byte[] head = new byte[1024];
    private int length;
    private boolean usual;
    private @Nullable ByteBuf buffer;

    AnswerBytes(DateField date) {
        this.date = date;
    }

    /**
     * The bytes of {@code response}, whose content is {@code content}, or {@code null} if it is not one for here: large, or
     * with fields that say how it is framed. They are the caller's to release.
     *
     * @param shared whether the buffer may be the one of this loop: whoever writes it must not write into it
     */
    @Nullable
    ByteBuf of(Response response, Content.Bytes content, ByteBufAllocator allocator, boolean shared) {
        int status = response.status();
        if (content.count() > MAX_CONTENT || status >= STATUSES) {
            return null;
        }
        length = 0;
        usual = true;
        append(statusLine(status));
        response.forEachHeader(this::field);
        if (!usual) {
            return null;
        }
        append(date.line());
        append(CONTENT_LENGTH);
        append(content.count());
        append("\r\n\r\n");
        int size = length + content.count();
        var out = shared ? buffer(allocator, size) : allocator.directBuffer(size);
        return out.writeBytes(head, 0, length).writeBytes(content.array(), 0, content.count());
    }

    private byte[] statusLine(int status) {
        var line = statusLines[status];
        if (line == null) {
            line = ascii("HTTP/1.1 " + HttpResponseStatus.valueOf(status) + "\r\n");
            statusLines[status] = line;
        }
        return line;
    }

    /** Names and values were checked when they became part of the response. */
    private void field(String name, String value) {
        if (framing(name)) {
            usual = false;
            return;
        }
        append(name);
        append(": ");
        append(value);
        append("\r\n");
    }

    /** Whether that field says, or changes, where the answer or the connection ends, or is set for all answers. */
    private static boolean framing(String name) {
        return switch (name.length()) {
            case 4 -> name.equalsIgnoreCase("date");
            case 7 -> name.equalsIgnoreCase("upgrade") || name.equalsIgnoreCase("trailer");
            case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
            case 14 -> name.equalsIgnoreCase("content-length");
            case 17 -> name.equalsIgnoreCase("transfer-encoding");
            default -> false;
        };
    }

    private void append(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, head, length, bytes.length);
        length += bytes.length;
    }

    /** Fields are in ISO 8859-1, of which this takes the bytes as they are. */
    @SuppressWarnings("deprecation")
    private void append(String latin1) {
        int count = latin1.length();
        reserve(count);
        latin1.getBytes(0, count, head, length);
        length += count;
    }

    private void append(int number) {
        int digits = 1;
        for (int rest = number / RADIX; rest > 0; rest /= RADIX) {
            digits++;
        }
        reserve(digits);
        int rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            head[i] = (byte) ('0' + rest % RADIX);
            rest /= RADIX;
        }
        length += digits;
    }

    private void reserve(int count) {
        if (head.length - length < count) {
            head = Arrays.copyOf(head, Math.max(2 * head.length, length + count));
        }
    }

    /** An empty buffer with room for {@code size} bytes: that of the answer before, if it is written. */
    private ByteBuf buffer(ByteBufAllocator allocator, int size) {
        var last = buffer;
        if (last == null || last.refCnt() > 1 || last.capacity() < size) {
            close();
            last = allocator.directBuffer(Math.max(size, BUFFER));
            buffer = last;
        }
        return last.clear().retain();
    }

    /** Gives the buffer back. The next answer takes another. */
    @Override
    public void close() {
        if (buffer != null) {
            buffer.release();
            buffer = null;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
