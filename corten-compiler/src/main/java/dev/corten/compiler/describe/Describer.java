package dev.corten.compiler.describe;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a database what it makes of a statement, without executing it. One thread at a time. */
public interface Describer {

    /**
     * What is known of a parameter before the database is asked.
     *
     * @param type the type of PostgreSQL to fall back on where the statement alone does not tell ({@code $1 IS NULL}), as
     *     PostgreSQL writes it, or {@code null}
     * @param nullable whether the program may pass NULL
     * @param rows the list that it is a part of: all arrays of one list have the same length; {@code null} for none
     */
    record Parameter(
            @Nullable String type,
            boolean nullable,
            @Nullable String rows) {
        /** One by itself. */
        public Parameter(@Nullable String type, boolean nullable) {
            this(type, nullable, null);
        }
    }

    /**
     * Describes {@code sql}, whose parameters are {@code $1}, {@code $2}, ….
     *
     * @param parameters what is known of each, in order
     * @throws java.sql.SQLException if the database does not answer; what it refuses is a result instead
     */
    Description describe(String sql, List<Parameter> parameters) throws java.sql.SQLException;

    /**
     * What answers depend on, part by part: the definition of each table and enum under {@code table tasks} and
     * {@code type task_status}, and everything else under {@code rest}. The same for the same schema on any server;
     * empty where answers do not tell what they use.
     *
     * @throws java.sql.SQLException if the database does not answer
     */
    default Map<String, String> schema() throws java.sql.SQLException {
        return Map.of();
    }
}
