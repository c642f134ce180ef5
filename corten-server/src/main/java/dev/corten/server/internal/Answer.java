package dev.corten.server.internal;

import dev.corten.http.Content;
import dev.corten.http.Response;
import dev.corten.http.WebSocketSession;
import io.netty.buffer.Unpooled;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the response of one exchange: head and content in one write if the content is there, else in pieces. The {@code
 * last} of a connection closes it.
 */
final class Answer {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    /** Content that nobody read and that is still to come is thrown away up to here; past it the connection is closed. */
    private static final long WORTH_DISCARDING = 64 * 1024;

    /**
     * How long a connection that is to be closed is still read. To close it while the client sends would make the
     * client's TCP drop the answer unread (RFC 9112, section 9.6).
     */
    private static final long LINGER_MILLIS = 2_000;

    /** What HTTP/2 has no use for (RFC 9113, section 8.2.2). */
    private static final List<CharSequence> CONNECTION_FIELDS = List.of(
            HttpHeaders.CONNECTION,
            HttpHeaders.createOptimized("keep-alive"),
            HttpHeaders.createOptimized("proxy-connection"),
            HttpHeaders.createOptimized("upgrade"));

    /** How a stream is told that the rest of its content is not needed (RFC 9113, section 8.1). */
    private static final long NO_ERROR = 0;

    /** The kernel takes so much at once. With more, a drain must wait until it is written. */
    private static final int SURELY_WRITTEN = 64 * 1024;

    /** Files up to here are read before they are sent. */
    private static final int AT_ONCE = 64 * 1024;

    private static final int MIN_STATUS = 200;
    private static final int UNEXPECTED = 500;
    private static final int UNAVAILABLE = 503;

    private final Loop loop;
    private final @Nullable Connection connection;
    private final HttpServerRequest request;
    private final HttpServerResponse out;
    private final @Nullable RequestContent received;
    private final boolean last;
    private final Response response;
    private boolean closing;
    private boolean cancelling;

    Answer(
            Loop loop,
            @Nullable Connection connection,
            HttpServerRequest request,
            @Nullable RequestContent received,
            boolean last,
            Response response) {
        this.loop = loop;
        this.connection = connection;
        this.request = request;
        this.out = request.response();
        this.received = received;
        this.last = last;
        this.response = response;
    }

    /** Writes it. Called on the handler's thread, which makes the content if it is a stream. */
    void send() {
        var content = response.content();
        if (response.status() < MIN_STATUS) {
            upgrade(content);
        } else if (content instanceof Content.Bytes bytes) {
            loop.threads().onLoop(() -> whole(bytes));
        } else if (!hasContent()) {
            long length = content.length();
            discard(content);
            loop.threads().onLoop(() -> head(length));
        } else if (content instanceof Content.File file && file.length() <= AT_ONCE) {
            small(file);
        } else if (content instanceof Content.File file
                && request.version() != HttpVersion.HTTP_2
                && !request.isSSL()) {
            new FileAnswer(loop, this, out, file).send();
        } else {
            new StreamedAnswer(loop, this, out, content).send();
        }
    }

    /** Head and content in one write. */
    private void small(Content.File file) {
        try {
            var bytes = file.bytes();
            if (bytes.length < file.length()) {
                throw new IOException("The file has become shorter");
            }
            loop.threads().onLoop(() -> whole(new Content.Bytes(bytes, bytes.length)));
        } catch (IOException e) {
            loop.threads().onLoop(() -> fail(new UncheckedIOException(e)));
        }
    }

    /** The one answer below 200 is that to the handshake of a WebSocket. */
    private void upgrade(Content content) {
        if (!(content instanceof WebSocketSession session) || connection == null) {
            LOG.error("the answer to {} has the status {}", this, response.status());
            answered(Response.of(UNEXPECTED));
        } else if (loop.draining()) {
            answered(Response.text("The server shuts down").status(UNAVAILABLE));
        } else {
            new SocketUpgrade(loop, connection, request, session).run(this);
        }
    }

    private void answered(Response other) {
        new Answer(loop, connection, request, received, last, other).send();
    }

    private boolean hasContent() {
        return request.method() != HttpMethod.HEAD && response.status() != 204 && response.status() != 304;
    }

    private static void discard(Content content) {
        try {
            content.stream().close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("content that nobody asked for does not close", e);
        }
    }

    private void whole(Content.Bytes bytes) {
        if (!hasContent()) {
            head(bytes.count());
            return;
        }
        try {
            if (ready(bytes)) {
                settle();
                return;
            }
            begin();
            // Vert.x adds the length.
            out.headers().remove(HttpHeaders.CONTENT_LENGTH);
            var written = out.end(BufferInternal.buffer(Unpooled.wrappedBuffer(bytes.array(), 0, bytes.count())));
            if (cancelling || bytes.count() > SURELY_WRITTEN) {
                written.onComplete(result -> settle());
                return;
            }
        } catch (RuntimeException e) {
            refuse(e);
        }
        settle();
    }

    /** Writes it as bytes that are ready, if it is an answer as most are: over HTTP/1.1, on a connection that goes on. */
    private boolean ready(Content.Bytes bytes) {
        var answers = connection == null || request.version() != HttpVersion.HTTP_1_1 ? null : connection.answers();
        if (connection == null || answers == null || !answers.possible() || closes() || !keptAlive()) {
            return false;
        }
        var whole = loop.answers().of(response, bytes, connection.allocator(), !connection.encrypted());
        if (whole == null) {
            return false;
        }
        connection.answering();
        answers.end(out, whole);
        return true;
    }

    /** Whether the client has said nothing of the connection, or that it keeps it. */
    private boolean keptAlive() {
        var fields = request.headers();
        return !fields.contains(HttpHeaders.CONNECTION)
                || "keep-alive".equalsIgnoreCase(fields.get(HttpHeaders.CONNECTION))
                        && fields.getAll(HttpHeaders.CONNECTION).size() == 1;
    }

    /** Whether we end the connection after this answer. */
    private boolean closes() {
        return last || loop.draining() || received != null && received.outstanding() > WORTH_DISCARDING;
    }

    /** The head alone: the answer to HEAD, 204 and 304. */
    private void head(long length) {
        try {
            begin();
            if (request.method() == HttpMethod.HEAD
                    && length >= 0
                    && !out.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                out.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
            }
            out.end();
        } catch (RuntimeException e) {
            refuse(e);
        }
        settle();
    }

    /** Sets status and fields. Called on the loop. */
    void begin() {
        if (connection != null) {
            connection.answering();
        }
        out.setStatusCode(response.status());
        var fields = out.headers();
        response.forEachHeader((name, value) -> fields.add(name, value));
        fields.set(HttpHeaders.DATE, loop.date());
        // How the content is framed is decided here and by nobody else.
        fields.remove(HttpHeaders.TRANSFER_ENCODING);
        if (request.version() != HttpVersion.HTTP_2) {
            closing = closes();
            if (closing) {
                fields.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        } else {
            cancelling = received != null && received.outstanding() > WORTH_DISCARDING;
            CONNECTION_FIELDS.forEach(fields::remove);
        }
    }

    /**
     * Answers 500 where the response cannot be written; or nothing, if that is because the client cancelled. Called on
     * the loop.
     */
    void refuse(RuntimeException e) {
        if (out.closed()) {
            LOG.debug("{}: the client went away", this, e);
            return;
        }
        LOG.error("the answer to {} cannot be written", this, e);
        try {
            if (out.headWritten() || out.ended()) {
                out.reset();
            } else {
                out.headers().clear();
                out.setStatusCode(500).end();
            }
        } catch (RuntimeException again) {
            LOG.debug("{}: nor can a 500", this, again);
        }
    }

    /** Answers 500, as far as that is still possible, and is done. Called on the loop. */
    void fail(RuntimeException e) {
        refuse(e);
        settle();
    }

    /** After the last write: makes the connection fit for the next request, or closes it. Called on the loop. */
    void settle() {
        loop.finished(connection);
        var http = request.connection();
        if (received == null) {
            if (closing) {
                http.close();
            }
            return;
        }
        if (!closing) {
            received.discard(() -> {});
            if (cancelling && received.outstanding() > 0) {
                out.reset(NO_ERROR);
            }
            return;
        }
        long timer = loop.context().owner().setTimer(LINGER_MILLIS, late -> http.close());
        received.discard(() -> {
            loop.context().owner().cancelTimer(timer);
            http.close();
        });
    }

    /** Closes the connection once all is written. Called on the loop. */
    void close() {
        request.connection().close();
    }

    /** Whether content of unknown length can be framed in chunks. */
    boolean chunked() {
        return request.version() != HttpVersion.HTTP_1_0;
    }

    /** What the log calls it. */
    @Override
    public String toString() {
        return request.method() + " " + request.uri();
    }
}
