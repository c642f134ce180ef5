package dev.corten.sql;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a composite type as generated code sends it: its fields in the order of the type.
 *
 * @param fields each of a type that {@link Call} takes, {@code null} for NULL
 */
public record Composite(List<@Nullable Object> fields) {
    /** Keeps the list, which nobody else has. */
    public static Composite of(@Nullable Object... fields) {
        return new Composite(Collections.<@Nullable Object>unmodifiableList(Arrays.<@Nullable Object>asList(fields)));
    }
}
