package dev.corten.server;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP/2 connection to a server in clear, at the level of frames (RFC 9113, section 4.1). */
final class Frames implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    static final int INITIAL_WINDOW_SIZE = 4;

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();

    /** Connects with {@code settings}. */
    Frames(RunningServer server, Map<Integer, Integer> settings) throws IOException {
        // Small, so that a client which does not read is noticed soon.
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write(PREFACE);
        var payload = ByteBuffer.allocate(6 * settings.size());
        settings.forEach((id, value) -> payload.putShort(id.shortValue()).putInt(value));
        send(SETTINGS, 0, 0, payload.array());
    }

    Frames(RunningServer server) throws IOException {
        this(server, Map.of());
    }

    /** A frame; {@code headers} are the fields of HEADERS. */
    record Frame(int type, int flags, int stream, byte[] payload, Http2Headers headers) {
        boolean ends() {
            return (flags & END_STREAM) != 0;
        }

        int code() {
            return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    Frames send(int type, int flags, int stream, byte[] payload) throws IOException {
        return send(frame(type, flags, stream, payload));
    }

    Frames send(byte[] frames) throws IOException {
        socket.getOutputStream().write(frames);
        return this;
    }

    /** A request without content on {@code stream}; {@code fields} are names and values in turn. */
    Frames request(int stream, String... fields) throws IOException {
        return send(HEADERS, END_HEADERS | END_STREAM, stream, block(fields));
    }

    /** The same of {@code path} on localhost. */
    Frames get(int stream, String path) throws IOException {
        return request(stream, ":method", "GET", ":scheme", "http", ":path", path, ":authority", "localhost");
    }

    /** Fields as literals that are not indexed (RFC 7541, section 6.2.2). */
    static byte[] block(String... fields) {
        var block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            block.write(0);
            literal(block, fields[i]);
            literal(block, fields[i + 1]);
        }
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String text) {
        int length = text.length();
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            int rest = length - 127;
            for (; rest >= 128; rest >>= 7) {
                block.write(rest & 127 | 128);
            }
            block.write(rest);
        }
        block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next frame, whatever it is; {@code null} if the connection is closed. */
    Frame next() throws IOException {
        try {
            int head = in.readInt();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(head >>> 8);
            int type = head & 0xff;
            return new Frame(type, flags, stream, payload, type == HEADERS ? headers(flags, stream, payload) : null);
        } catch (EOFException | SocketException closed) {
            return null;
        }
    }

    /** The next frame of that type; others are thrown away. */
    Frame next(int type) throws IOException {
        Frame frame = next();
        while (frame != null && frame.type() != type) {
            frame = next();
        }
        return frame;
    }

    /** What becomes of {@code stream}: status and content, {@code RST_STREAM} with its code, or {@code closed}. */
    String outcome(int stream) throws IOException {
        var text = new StringBuilder();
        for (Frame frame = next(); frame != null; frame = next()) {
            if (frame.stream() != stream) {
                continue;
            }
            if (frame.type() == RST_STREAM) {
                return text + "RST_STREAM " + frame.code();
            }
            if (frame.type() == HEADERS) {
                text.append(frame.headers().status()).append(' ');
            } else if (frame.type() == DATA) {
                text.append(frame.text());
            }
            if (frame.ends()) {
                return text.toString();
            }
        }
        return text + "closed";
    }

    private Http2Headers headers(int flags, int stream, byte[] payload) throws IOException {
        // Before the fields there may be a priority (RFC 9113, section 6.2).
        int from = (flags & 0x20) == 0 ? 0 : 5;
        try {
            return decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(payload, from, payload.length - from));
        } catch (Http2Exception e) {
            throw new IOException("not the fields of an answer", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
