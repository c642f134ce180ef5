package dev.corten.server.internal;

import dev.corten.http.Content;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes content piece by piece while it is made. The handler's thread reads it and waits while as much is on its way to
 * the socket as {@link Pieces} hold, so a slow client slows the source down and fills no memory.
 */
final class StreamedAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

    private final Loop loop;
    private final Answer answer;
    private final HttpServerResponse out;
    private final Content content;
    private final Pieces pieces = new Pieces();
    private final Object state = new Object();
    private @Nullable Thread reader;
    private boolean gone;
    private boolean writing;

    StreamedAnswer(Loop loop, Answer answer, HttpServerResponse out, Content content) {
        this.loop = loop;
        this.answer = answer;
        this.out = out;
        this.content = content;
    }

    /** Writes all of it. Blocks. */
    void send() {
        var threads = loop.threads();
        reader = Thread.currentThread();
        threads.onLoop(this::begin);
        try (InputStream in = content.stream()) {
            try {
                copy(in);
            } finally {
                read();
            }
            threads.onLoop(this::end);
        } catch (Throwable e) {
            // The status is sent: all that is left is to break the connection off, so that the client sees it.
            if (gone() || e instanceof ClientGoneException) {
                LOG.debug("{}: the client went away", answer, e);
            } else {
                LOG.error("{}: the content of the answer failed", answer, e);
            }
            threads.onLoop(this::abort);
        }
    }

    private void copy(InputStream in) throws IOException, InterruptedException {
        long length = content.length();
        long left = length < 0 ? Long.MAX_VALUE : length;
        byte[] buffer = new byte[Pieces.SIZE];
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                break;
            }
            if (pieces.add(buffer, n)) {
                // On a thread that is mounted on the loop, this runs when the source waits, with all that it gave until
                // then.
                loop.threads().onLoop(this::write);
            }
            if (!pieces.awaitRoom(loop.config().idleTimeout())) {
                throw new ClientGoneException("The client does not read");
            }
            if (gone()) {
                throw new ClientGoneException("The client closed the connection");
            }
            left -= n;
        }
        if (length >= 0 && left > 0) {
            throw new IOException("The content has " + (length - left) + " bytes and not " + length);
        }
    }

    private void begin() {
        out.closeHandler(closed -> lost());
        out.exceptionHandler(failed -> lost());
        try {
            answer.begin();
            if (content.length() >= 0) {
                out.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(content.length()));
            } else if (answer.chunked()) {
                out.headers().remove(HttpHeaders.CONTENT_LENGTH);
                out.setChunked(true);
            } else {
                // HTTP/1.0 knows no chunks: the end of the connection is the end of the content.
                out.headers().remove(HttpHeaders.CONTENT_LENGTH);
                out.headersEndHandler(last -> out.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
                return;
            }
            // The first piece takes the head along, unless it lets wait for it.
            loop.context().nettyEventLoop().execute(this::headAlone);
        } catch (RuntimeException e) {
            lost();
            answer.refuse(e);
        }
    }

    private void headAlone() {
        if (!gone() && !out.headWritten() && !out.closed()) {
            out.writeHead().onComplete(this::written);
        }
    }

    private void write() {
        // What is written at once calls back from within.
        if (!writing) {
            writing = true;
            for (var piece = pieces.take(); piece != null && !gone(); piece = pieces.take()) {
                write(piece);
            }
            writing = false;
        }
    }

    private void write(Buffer piece) {
        out.write(piece).onComplete(result -> {
            written(result);
            pieces.written();
            write();
        });
    }

    private void written(AsyncResult<Void> result) {
        if (result.failed()) {
            lost();
        }
    }

    private void end() {
        if (gone()) {
            answer.settle();
            return;
        }
        for (var rest = pieces.rest(); rest != null; rest = pieces.rest()) {
            write(rest);
        }
        boolean untilClosed = !answer.chunked() && content.length() < 0;
        out.end().onComplete(result -> {
            if (untilClosed) {
                answer.close();
            }
            answer.settle();
        });
    }

    private void abort() {
        if (!out.ended()) {
            lost();
            out.reset();
        }
        answer.settle();
    }

    /** Nothing more gets to the client. Whoever waits for more of the content, for it, need not. */
    private void lost() {
        synchronized (state) {
            gone = true;
            if (reader != null) {
                reader.interrupt();
                reader = null;
            }
        }
    }

    private boolean gone() {
        synchronized (state) {
            return gone;
        }
    }

    /** The content is read, or failed: an interrupt is no more for anybody. */
    private void read() {
        synchronized (state) {
            reader = null;
            if (gone) {
                Thread.interrupted();
            }
        }
    }

    /** Nobody's fault here. */
    private static final class ClientGoneException extends IOException {
        private static final long serialVersionUID = 1;

        ClientGoneException(String message) {
            super(message);
        }
    }
}
