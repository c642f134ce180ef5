package dev.corten.sql.internal.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.core.Oid;

/**
 * A column of a result.
 *
 * @param label its name in the result
 * @param type its type
 * @param binary whether its values come in the binary form of the type
 */
public record Column(String label, int type, boolean binary) {
    /** What is read from its binary form. That of text is the same as its text. */
    private static final Set<Integer> BINARY = Set.of(
            Oid.BOOL,
            Oid.INT2,
            Oid.INT4,
            Oid.INT8,
            Oid.FLOAT4,
            Oid.FLOAT8,
            Oid.BYTEA,
            Oid.UUID,
            Oid.DATE,
            Oid.TIME,
            Oid.TIMESTAMP,
            Oid.TIMESTAMPTZ);

    /** Those of a message RowDescription (protocol, §54.7) at its content. */
    static List<Column> all(ByteBuffer in) {
        int count = in.getShort();
        List<Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int begin = in.position();
            while (in.get() != 0) {
                // To the end of the label.
            }
            int end = in.position() - 1;
            String label = Wire.text(in.position(begin), end);
            // After the label: table, number there, type, size, modifier, format.
            int type = in.getInt(end + 1 + Integer.BYTES + Short.BYTES);
            in.position(end + 1 + 3 * Integer.BYTES + 3 * Short.BYTES);
            columns.add(new Column(label, type, BINARY.contains(type)));
        }
        return List.copyOf(columns);
    }
}
