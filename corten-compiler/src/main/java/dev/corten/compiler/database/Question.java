package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import java.util.List;

/**
 * What a database is asked about a statement.
 *
 * @param sql the statement, with parameters {@code $1}, …
 * @param parameters what is known of each
 */
public record Question(String sql, List<Describer.Parameter> parameters) {
    /** Copies {@code parameters}. */
    public Question {
        parameters = List.copyOf(parameters);
    }
}
