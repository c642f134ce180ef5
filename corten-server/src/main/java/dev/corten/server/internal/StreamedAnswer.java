package dev.corten.server.internal;

import dev.corten.http.Content;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes content piece by piece while it is made. The handler's thread reads it and waits while {@link #WINDOW} pieces
 * are on their way to the socket, so a slow client slows the source down and fills no memory.
 */
final class StreamedAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

    private static final int PIECE = 16 * 1024;
    private static final int WINDOW = 4;

    private final Loop loop;
    private final Answer answer;
    private final HttpServerResponse out;
    private final Content content;
    private final Semaphore window = new Semaphore(WINDOW);
    private volatile boolean gone;

    StreamedAnswer(Loop loop, Answer answer, HttpServerResponse out, Content content) {
        this.loop = loop;
        this.answer = answer;
        this.out = out;
        this.content = content;
    }

    /** Writes all of it. Blocks. */
    void send() {
        var threads = loop.threads();
        threads.onLoop(this::begin);
        try (InputStream in = content.stream()) {
            copy(in);
            threads.onLoop(this::end);
        } catch (Throwable e) {
            // The status is sent: all that is left is to break the connection off, so that the client sees it.
            if (gone) {
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
        byte[] buffer = new byte[PIECE];
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                break;
            }
            if (!window.tryAcquire(loop.config().idleTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("The client does not read");
            }
            if (gone) {
                throw new IOException("The client closed the connection");
            }
            var piece = Buffer.buffer(Arrays.copyOf(buffer, n));
            loop.threads().onLoop(() -> write(piece));
            left -= n;
        }
        if (length >= 0 && left > 0) {
            throw new IOException("The content has " + (length - left) + " bytes and not " + length);
        }
    }

    private void begin() {
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
            gone = true;
            answer.refuse(e);
        }
    }

    private void headAlone() {
        if (!gone && !out.headWritten() && !out.closed()) {
            out.writeHead().onComplete(this::written);
        }
    }

    private void write(Buffer piece) {
        if (gone) {
            window.release();
            return;
        }
        out.write(piece).onComplete(result -> {
            written(result);
            window.release();
        });
    }

    private void written(AsyncResult<Void> result) {
        gone |= result.failed();
    }

    private void end() {
        if (gone) {
            answer.settle();
            return;
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
            gone = true;
            out.reset();
        }
        answer.settle();
    }
}
