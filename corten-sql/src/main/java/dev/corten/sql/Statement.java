package dev.corten.sql;

import org.jspecify.annotations.Nullable;

/**
 * A checked statement, as generated code holds it: written once, in a constant.
 *
 * @param name the method it belongs to, as in {@code TaskQueries.byId}: for logs, spans and messages
 * @param sql the statement with {@code ?} for each parameter, in the order of {@link Call}'s positions
 */
public record Statement(String name, String sql) {
    /**
     * For generated code, before it takes a connection: refuses {@code null} for a parameter that is not marked
     * {@code @Nullable}, for the checks of the statement did not reckon with it.
     *
     * @throws NullPointerException that names {@code parameter}, if {@code value} is null
     */
    public void require(String parameter, @Nullable Object value) {
        if (value == null) {
            throw new NullPointerException(
                    name + ": the parameter " + parameter + " is null, but not marked @Nullable");
        }
    }
}
