package dev.corten.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A line in, a line out, in order and at once: no line stops those after it. Blank lines are skipped. */
final class Conversation {
    private final ScratchServer server;

    Conversation(ScratchServer server) {
        this.server = server;
    }

    /** Answers until {@code in} ends. Closes neither. */
    void hold(InputStream in, OutputStream out) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        int number = 0;
        for (byte[] line = line(buffered); line != null; line = line(buffered)) {
            number++;
            if (!blank(line)) {
                byte[] reply = reply(line, number).json();
                out.write(reply, 0, reply.length);
                out.flush();
            }
        }
    }

    private Reply reply(byte[] line, int number) {
        try {
            return server.describe(Question.read(line, number));
        } catch (InvalidQuestionException invalid) {
            return invalid.reply();
        }
    }

    /** The next line without its end, or {@code null}. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return line.toByteArray();
    }

    private static boolean blank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
