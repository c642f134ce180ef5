package dev.corten.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One WebSocket to a server, at the level of frames. */
final class SocketWire implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int FINAL = 0x80;
    static final int COMPRESSED = 0x40;

    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket;
    private final DataInputStream in;

    /** The handshake as a client should send it, with {@code more} fields. */
    static String handshake(String path, String... more) {
        return "GET " + path
                + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + String.join("", Arrays.stream(more).map(f -> f + "\r\n").toList()) + "\r\n";
    }

    SocketWire(int port) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.setSoTimeout(20_000);
    }

    /** Opens {@code path}, and gives the head of the answer without its date. */
    static SocketWire open(RunningServer server, String path, String... more) throws IOException {
        var wire = new SocketWire(server.port());
        wire.raw(handshake(path, more).getBytes(StandardCharsets.ISO_8859_1));
        var head = wire.head();
        if (!head.startsWith("HTTP/1.1 101 Switching Protocols\n")) {
            throw new IOException(head);
        }
        return wire;
    }

    /** The head of an answer, but for its date, its fields in order. */
    String head() throws IOException {
        var lines = new ByteArrayOutputStream();
        while (!lines.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            lines.write(in.readByte());
        }
        var head = lines.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n");
        return head[0] + "\n"
                + String.join(
                        "\n",
                        Arrays.stream(head, 1, head.length)
                                .filter(f -> !f.startsWith("date:") && !f.startsWith("Date:"))
                                .sorted()
                                .toList());
    }

    SocketWire raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    SocketWire text(String text) throws IOException {
        return frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    SocketWire close(int code, String reason) throws IOException {
        var words = reason.getBytes(StandardCharsets.UTF_8);
        return frame(
                FINAL | CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    /** A masked frame whose first byte is {@code first}. */
    SocketWire frame(int first, byte[] payload) throws IOException {
        return raw(encoded(first, payload));
    }

    static byte[] encoded(int first, byte[] payload) {
        var frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % 4]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** The next frame, as in {@code text hello}, {@code binary 3}, {@code close 1000 bye}, {@code ping}; {@code end} at the end. */
    String next() throws IOException {
        int first;
        try {
            first = in.read();
        } catch (java.net.SocketException reset) {
            return "reset";
        }
        if (first < 0) {
            return "end";
        }
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        var payload = ByteBuffer.wrap(in.readNBytes(length));
        return switch (first & 0xf) {
            case TEXT -> ((first & COMPRESSED) == 0 ? "text " : "compressed ") + text(payload);
            case BINARY -> "binary " + length;
            case CLOSE -> length == 0 ? "close" : ("close " + payload.getShort() + " " + text(payload)).strip();
            case PING -> "ping";
            case PONG -> "pong " + text(payload);
            default -> "frame " + first;
        };
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    /** The bytes as they come. */
    InputStream in() {
        return in;
    }

    /** Closes with a reset, as a client that crashed. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
