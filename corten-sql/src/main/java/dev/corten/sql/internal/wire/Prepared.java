package dev.corten.sql.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is prepared on a connection.
 *
 * @param name its name there
 * @param types of its parameters, as they were said
 * @param columns of its rows; {@code null} for none
 */
record Prepared(byte[] name, int[] types, @Nullable List<Column> columns) {
    Prepared with(@Nullable List<Column> described) {
        return new Prepared(name, types, described);
    }
}
