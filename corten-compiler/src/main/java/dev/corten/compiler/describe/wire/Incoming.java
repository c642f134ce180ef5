package dev.corten.compiler.describe.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message from the server.
 *
 * @param type its type
 * @param content what follows its length
 */
record Incoming(char type, ByteBuffer content) {

    static Incoming from(DataInputStream in) throws IOException {
        char type = (char) in.readUnsignedByte();
        byte[] content = new byte[in.readInt() - 4];
        in.readFully(content);
        return new Incoming(type, ByteBuffer.wrap(content));
    }

    /** The next text, which ends with a zero byte. */
    String text() {
        int start = content.position();
        int end = start;
        while (content.get(end) != 0) {
            end++;
        }
        content.position(end + 1);
        return new String(content.array(), start, end - start, StandardCharsets.UTF_8);
    }

    byte[] rest() {
        byte[] rest = new byte[content.remaining()];
        content.get(rest);
        return rest;
    }

    /** The content of an error or a notice. */
    Report report() {
        Map<Character, String> fields = new HashMap<>();
        for (byte code = content.get(); code != 0; code = content.get()) {
            fields.put((char) code, text());
        }
        return Report.of(fields);
    }

    /** The content of a ParameterDescription. */
    List<Integer> types() {
        int count = content.getShort() & 0xffff;
        List<Integer> types = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            types.add(content.getInt());
        }
        return types;
    }

    /** The content of a RowDescription. */
    List<Prepared.Field> fields() {
        int count = content.getShort() & 0xffff;
        List<Prepared.Field> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = text();
            content.position(content.position() + 6); // table and column: wrong for nullness, see docs/nullness.md
            int type = content.getInt();
            content.position(content.position() + 8); // size, modifier, format
            fields.add(new Prepared.Field(name, type));
        }
        return fields;
    }

    /** The content of a DataRow. */
    List<@Nullable String> row() {
        int count = content.getShort() & 0xffff;
        List<@Nullable String> row = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = content.getInt();
            if (length < 0) {
                row.add(null);
            } else {
                row.add(new String(content.array(), content.position(), length, StandardCharsets.UTF_8));
                content.position(content.position() + length);
            }
        }
        return row;
    }
}
