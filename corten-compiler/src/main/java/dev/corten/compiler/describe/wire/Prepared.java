package dev.corten.compiler.describe.wire;

import java.util.List;

/**
 * What the server made of a statement.
 *
 * @param parameters the object ids of the types of {@code $1}, {@code $2}, …
 * @param fields the columns of its result
 * @param notices what it said meanwhile
 */
public record Prepared(List<Integer> parameters, List<Field> fields, List<Report> notices) {

    /**
     * A column of a result.
     *
     * @param name its name
     * @param type the object id of its type
     */
    public record Field(String name, int type) {}

    /** Copies the lists. */
    public Prepared {
        parameters = List.copyOf(parameters);
        fields = List.copyOf(fields);
        notices = List.copyOf(notices);
    }
}
