package dev.corten.compiler.describe.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Messages to the server: collected, then sent in one write. */
final class Outgoing {
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(1024);
    private final ByteArrayOutputStream content = new ByteArrayOutputStream(1024);
    private final DataOutputStream data = new DataOutputStream(content);

    Outgoing int16(int value) throws IOException {
        data.writeShort(value);
        return this;
    }

    Outgoing int32(int value) throws IOException {
        data.writeInt(value);
        return this;
    }

    Outgoing bytes(byte[] value) throws IOException {
        data.write(value);
        return this;
    }

    Outgoing text(String value) throws IOException {
        data.write(value.getBytes(StandardCharsets.UTF_8));
        data.write(0);
        return this;
    }

    /** Ends the message that was written since the last end; the first one of a connection has the type 0: none. */
    Outgoing end(char type) throws IOException {
        if (type != 0) {
            pending.write(type);
        }
        new DataOutputStream(pending).writeInt(content.size() + 4);
        content.writeTo(pending);
        content.reset();
        return this;
    }

    void sendTo(OutputStream out) throws IOException {
        pending.writeTo(out);
        pending.reset();
        out.flush();
    }

    /** Forgets what was not sent. */
    void clear() {
        pending.reset();
        content.reset();
    }
}
