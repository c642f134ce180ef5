package dev.corten.server.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import org.jspecify.annotations.Nullable;

/**
 * The windows that an HTTP/2 client opens for its answers (RFC 9113, section 5.2). What waits for them is not in the queue
 * of the socket, so that a client which never opens them, or by a byte now and then, would keep its answers in memory for as
 * long as it likes.
 */
final class FlowWindows {
    private @Nullable Opened opened;
    private long ofConnection;
    private long ofStreams;

    /**
     * Whether no answer waits for a window, or {@code enough} bytes of them were opened since this was last so.
     *
     * @param answering how many answers have begun and are not written yet
     */
    boolean moved(@Nullable ChannelHandlerContext context, int answering, long enough) {
        var http2 = context == null ? null : context.pipeline().get(Http2ConnectionHandler.class);
        if (http2 == null) {
            return true;
        }
        var seen = opened(http2);
        boolean moved = answering == 0 || !exhausted(http2) || seen.since(http2, ofConnection, ofStreams) >= enough;
        if (moved) {
            ofConnection = seen.connection;
            ofStreams = seen.streams;
        }
        return moved;
    }

    private Opened opened(Http2ConnectionHandler http2) {
        var listener = opened;
        if (listener == null) {
            var decoder = http2.decoder();
            listener = new Opened(decoder.frameListener());
            decoder.frameListener(listener);
            opened = listener;
        }
        return listener;
    }

    /** Whether there is a stream whose window is not open. */
    private static boolean exhausted(Http2ConnectionHandler http2) {
        var flow = http2.encoder().flowController();
        try {
            return http2.connection().forEachActiveStream(flow::isWritable) != null;
        } catch (Http2Exception e) {
            throw new IllegalStateException("Netty does not tell the windows", e);
        }
    }

    /** Counts what the client opens. */
    private static final class Opened extends Http2FrameListenerDecorator {
        private static final int CONNECTION = 0;

        private long connection;
        private long streams;

        Opened(Http2FrameListener listener) {
            super(listener);
        }

        @Override
        public void onWindowUpdateRead(ChannelHandlerContext context, int stream, int bytes) throws Http2Exception {
            if (stream == CONNECTION) {
                connection += bytes;
            } else {
                streams += bytes;
            }
            super.onWindowUpdateRead(context, stream, bytes);
        }

        /** What was opened of the kind of window that is missing. */
        long since(Http2ConnectionHandler http2, long connectionThen, long streamsThen) {
            var flow = http2.encoder().flowController();
            return flow.windowSize(http2.connection().connectionStream()) > 0
                    ? streams - streamsThen
                    : connection - connectionThen;
        }
    }
}
