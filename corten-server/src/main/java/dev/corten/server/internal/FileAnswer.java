package dev.corten.server.internal;

import dev.corten.http.Content;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the kernel send a file (sendfile): its bytes never come here. Possible where nothing frames or encrypts them. */
final class FileAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(FileAnswer.class);

    private final Loop loop;
    private final Answer answer;
    private final HttpServerResponse out;
    private final Content.File file;

    FileAnswer(Loop loop, Answer answer, HttpServerResponse out, Content.File file) {
        this.loop = loop;
        this.answer = answer;
        this.out = out;
        this.file = file;
    }

    /** Opens it and has it sent. */
    void send() {
        try {
            var channel = file.open();
            loop.threads().onLoop(() -> send(channel));
        } catch (IOException e) {
            loop.threads().onLoop(() -> answer.fail(new UncheckedIOException(e)));
        }
    }

    private void send(FileChannel channel) {
        try {
            answer.begin();
            out.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(file.length()));
            out.sendFile(channel, file.from(), file.length()).onComplete(result -> {
                close(channel);
                if (result.failed()) {
                    LOG.debug("{}: the file is not sent whole", answer, result.cause());
                    out.reset();
                }
                answer.settle();
            });
        } catch (RuntimeException e) {
            close(channel);
            answer.fail(e);
        }
    }

    private void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{}: the file does not close", answer, e);
        }
    }
}
