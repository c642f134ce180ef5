package dev.corten.compiler.mariadb;

import dev.corten.compiler.sql.NamedSql;
import dev.corten.compiler.sql.Outline;
import dev.corten.compiler.sql.Token;
import java.util.List;

/**
 * Whether the server can be believed where it says that a column is NOT NULL. It is wrong at times about constants of a view
 * or subquery that an outer join does not find, about what stands beside an aggregate over one of these, and about what
 * WITH ROLLUP groups by (seen in 10.11, by the random statements of the tests).
 */
final class MariaDbNullness {
    private MariaDbNullness() {}

    static boolean believed(NamedSql sql, Outline outline, MariaDbSchema schema) {
        List<String> words = sql.words();
        if (words.contains("rollup") || words.stream().anyMatch(schema.views()::contains)) {
            return false;
        }
        boolean outer = words.contains("left") || words.contains("right") || words.contains("outer");
        boolean nested = outline.with()
                || outline.compound()
                || outline.clause("from").stream().anyMatch(t -> t.keyword("select"));
        boolean aggregated = !outline.has("group")
                && outline.clause("select").stream().map(Token::name).anyMatch(MariaDbSchema.AGGREGATES::contains);
        return !nested || !outer && !aggregated;
    }
}
