package dev.corten.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One connection to a server, at the level of bytes. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Wire(RunningServer server) throws IOException {
        this(server.port());
    }

    Wire(int port) throws IOException {
        this(new Socket("127.0.0.1", port));
    }

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        // No test waits longer: a lost answer is a failure and not a hang.
        socket.setSoTimeout(20_000);
    }

    /** An answer as it stood on the wire; {@code Date} left out of the fields, chunks put together. */
    record Answer(String statusLine, List<String> fields, String body) {
        int status() {
            return Integer.parseInt(statusLine.split(" ")[1]);
        }

        String field(String name) {
            return fields.stream()
                    .filter(f -> f.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(f -> f.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    Answer get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
    }

    /** The next answer. */
    Answer answer() throws IOException {
        return answer(true);
    }

    /** The next answer, which is to a HEAD request. */
    Answer head() throws IOException {
        return answer(false);
    }

    /** Reads content of {@code length} bytes in pieces that take {@code time} together; how many came. */
    int slowly(int length, java.time.Duration time) throws Exception {
        answer(false);
        int pieces = 30;
        int read = 0;
        for (int i = 0; i < pieces; i++) {
            read += in.readNBytes(length / pieces).length;
            Thread.sleep(time.toMillis() / pieces);
        }
        return read + in.readNBytes(length - read).length;
    }

    /** The chunked content of the next answer. */
    byte[] answerBytes() throws IOException {
        answer(false);
        return chunks();
    }

    /** The first chunk of the next answer. */
    String headThenChunk() throws IOException {
        answer(false);
        return chunk();
    }

    /** The next chunk of an answer; empty for the last one. */
    String chunk() throws IOException {
        byte[] bytes = in.readNBytes(Integer.parseInt(line(), 16));
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Answer answer(boolean withBody) throws IOException {
        var statusLine = line();
        var fields = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (!line.toLowerCase().startsWith("date:")) {
                fields.add(line);
            }
        }
        var answer = new Answer(statusLine, fields, "");
        int status = answer.status();
        if (!withBody || status == 204 || status == 304 || status < 200) {
            return answer;
        }
        byte[] body;
        if (answer.field("Transfer-Encoding") != null) {
            body = chunks();
        } else if (answer.field("Content-Length") != null) {
            int length = Integer.parseInt(answer.field("Content-Length"));
            body = in.readNBytes(length);
            if (body.length < length) {
                throw new IOException("cut off after " + body.length + " of " + length + " bytes");
            }
        } else {
            body = in.readAllBytes();
        }
        return new Answer(statusLine, fields, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            bytes.write(in.readNBytes(size));
            line();
        }
        line();
        return bytes.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection is closed after \"" + line + "\"");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Whether nothing of an answer has come yet. */
    boolean silent() throws IOException {
        return in.available() == 0;
    }

    /** Whether the server has closed its side and sent nothing more. Waits for it. */
    boolean closed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
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
