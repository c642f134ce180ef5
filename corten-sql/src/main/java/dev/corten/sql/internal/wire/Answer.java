package dev.corten.sql.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server answered.
 *
 * @param columns of the rows; {@code null} for a statement that has none
 * @param rows messages DataRow, one after the other
 * @param length how many bytes of {@code rows} count
 * @param tag what was done, as in {@code UPDATE 3}
 */
public record Answer(@Nullable List<Column> columns, byte[] rows, int length, String tag) {
    /** How many rows were changed; 0 for a statement that changes none. */
    public long changed() {
        int blank = tag.lastIndexOf(' ');
        String number = tag.substring(blank + 1);
        return number.isEmpty() || !Character.isDigit(number.charAt(0)) ? 0 : Long.parseLong(number);
    }
}
