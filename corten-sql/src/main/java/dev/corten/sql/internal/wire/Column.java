package dev.corten.sql.internal.wire;

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

    static Column of(String label, int type) {
        return new Column(label, type, BINARY.contains(type));
    }
}
