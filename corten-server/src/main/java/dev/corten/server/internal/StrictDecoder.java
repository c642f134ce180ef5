package dev.corten.server.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpConstants;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ByteProcessor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Netty's decoder of HTTP/1.1 without what it tolerates and a proxy in front may read otherwise, which is how requests
 * are smuggled: several blanks, tabs or a bare CR in the request line (RFC 9112, section 3), fields that go on in the next
 * line (section 5.2), a version in small letters. What it refuses is a request with a failed {@link DecoderResult}, as
 * Netty does it, and the end of reading.
 *
 * <p>Chunks that are none (section 7.1) end the content and are told by the result of the request that they belong to,
 * so that the handler which reads them can be answered. By itself Vert.x would close the connection without a word.
 *
 * <p>After the handshake of a WebSocket it waits for the answer: only then is it known what the bytes that follow are.
 */
final class StrictDecoder extends HttpRequestDecoder {
    /** How much may come after the handshake of a WebSocket and before its answer, which no client should send. */
    private static final int EARLY = 64 * 1024;

    private @Nullable DefaultHttpRequest request;
    private int wordEnd;
    private boolean greeted;
    private boolean inHead;
    private boolean inContent;
    private boolean refused;
    private @Nullable ChannelHandlerContext held;

    StrictDecoder(HttpDecoderConfig config) {
        super(config);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (refused) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        if (held != null) {
            if (bytes.readableBytes() > EARLY) {
                context.close();
            }
            return;
        }
        if (!inContent && folded(bytes)) {
            refused = true;
            bytes.skipBytes(bytes.readableBytes());
            var message = createInvalidMessage();
            message.setDecoderResult(
                    DecoderResult.failure(new MalformedHeadException("A field must not go on in the next line")));
            out.add(message);
            return;
        }
        super.decode(context, bytes, out);
        if (!out.isEmpty()) {
            decoded(context, out);
        }
    }

    /** The handshake was answered, and not by a WebSocket: what comes is HTTP. Called on the loop. */
    void resume() {
        var context = held;
        held = null;
        if (context == null || context.isRemoved()) {
            return;
        }
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
            channelReadComplete(context);
        } catch (Exception e) {
            context.fireExceptionCaught(e);
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (!refused && held == null) {
            super.decodeLast(context, bytes, out);
        }
    }

    /** Keeps track of where in a message the bytes are, by what has become of them. */
    private void decoded(ChannelHandlerContext context, List<Object> out) {
        if (!greeted && request != null) {
            greeted = true;
            var fields = request.headers();
            if (request.decoderResult().isFailure()
                    || fields.getAll(HttpHeaderNames.HOST).size() != 1) {
                // Vert.x would make HTTP/2 of it if it wishes so, and what is wrong with it would be lost.
                fields.remove(HttpHeaderNames.UPGRADE);
            }
        }
        var last = out.getLast();
        if (last instanceof LastHttpContent end) {
            if (end.decoderResult().isFailure() && request != null && !(end instanceof HttpRequest)) {
                refused = true;
                request.setDecoderResult(end.decoderResult());
                out.set(out.size() - 1, LastHttpContent.EMPTY_LAST_CONTENT);
            }
            if (!inContent && request != null && handshake(request)) {
                held = context;
                context.pipeline().get(Connection.class).held(this);
            }
            inHead = false;
            inContent = false;
        } else if (last instanceof HttpRequest) {
            inHead = false;
            inContent = true;
        }
    }

    /** Whether what follows {@code request} may not be HTTP. */
    private static boolean handshake(DefaultHttpRequest request) {
        var upgrade = request.headers().get(HttpHeaderNames.UPGRADE);
        if (upgrade == null) {
            return false;
        }
        if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            // RFC 9110, section 7.8
            request.headers().remove(HttpHeaderNames.UPGRADE);
            return false;
        }
        return AsciiString.containsIgnoreCase(upgrade, "websocket")
                && request.decoderResult().isSuccess();
    }

    /**
     * Whether a line of the head begins with a blank. Netty takes whole lines only, so that {@code bytes} begin where a
     * line does.
     */
    private boolean folded(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int from = bytes.readerIndex();
        if (!inHead) {
            // Empty lines before a request are none of its head (RFC 9112, section 2.2).
            from = bytes.forEachByte(ByteProcessor.FIND_NON_CRLF);
        }
        if (from < 0 || from == end) {
            return false;
        }
        if (blank(bytes.getByte(from))) {
            return inHead;
        }
        for (int next = nextLine(bytes, from, end); next < end; next = nextLine(bytes, next, end)) {
            byte first = bytes.getByte(next);
            if (blank(first)) {
                return true;
            }
            if (first == HttpConstants.CR) {
                return false;
            }
        }
        return false;
    }

    private static int nextLine(ByteBuf bytes, int from, int end) {
        int feed = bytes.indexOf(from, end, HttpConstants.LF);
        return feed < 0 ? end : feed + 1;
    }

    private static boolean blank(byte c) {
        return c == HttpConstants.SP || c == HttpConstants.HT;
    }

    @Override
    protected String splitFirstWordInitialLine(byte[] line, int start, int length) {
        if (start != 0) {
            throw new MalformedHeadException("The request line must begin with the method");
        }
        wordEnd = length;
        return super.splitFirstWordInitialLine(line, start, length);
    }

    @Override
    protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
        if (length == 0) {
            throw new IllegalArgumentException("one word only");
        }
        separated(line, start);
        for (int i = start; i < start + length; i++) {
            // What is above ASCII is refused by the router, which says why.
            if (line[i] >= 0 && line[i] < '!' || line[i] == 0x7F) {
                throw new MalformedHeadException("The target must not have control characters");
            }
        }
        wordEnd = start + length;
        return super.splitSecondWordInitialLine(line, start, length);
    }

    @Override
    protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
        separated(line, start);
        return super.splitThirdWordInitialLine(line, start, length);
    }

    private void separated(byte[] line, int start) {
        if (start != wordEnd + 1 || line[wordEnd] != HttpConstants.SP) {
            throw new MalformedHeadException("Method, target and version must be separated by one blank each");
        }
    }

    @Override
    protected HttpMessage createMessage(String[] line) {
        var version =
                switch (line[2]) {
                    case "HTTP/1.1" -> HttpVersion.HTTP_1_1;
                    case "HTTP/1.0" -> HttpVersion.HTTP_1_0;
                    default -> throw new MalformedHeadException("The version must be HTTP/1.1 or HTTP/1.0");
                };
        // The fields as Vert.x wants them: another class would be wrapped for each request.
        var created = new DefaultHttpRequest(
                version, method(line[0]), line[1], (HttpHeaders) io.vertx.core.http.HttpHeaders.headers());
        request = created;
        inHead = true;
        return created;
    }

    private static HttpMethod method(String name) {
        try {
            return HttpMethod.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new MalformedHeadException("The method has characters that no method has");
        }
    }

    /** Why a head is refused, for the client; without a stack trace, because clients can cause as many as they like. */
    static final class MalformedHeadException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MalformedHeadException(String message) {
            super(message, null, false, false);
        }
    }
}
