package dev.corten.compiler.emit;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sql.NamedSql;
import java.util.List;

/**
 * A query that is right.
 *
 * @param method the query
 * @param sql its statement
 * @param hinted whether PostgreSQL had to be told the types of the parameters
 * @param description what PostgreSQL says of it
 */
public record CheckedQuery(QueryModel method, NamedSql sql, boolean hinted, Description.Accepted description) {

    /** The columns of its result. */
    List<Description.Column> columns() {
        return description.columns();
    }

    /** The type that PostgreSQL gives the parameter of that name. */
    PgType type(String parameter) {
        return description.parameters().get(sql.names().indexOf(parameter));
    }

    /**
     * The statement for JDBC. A name at several places is several parameters there, each of which PostgreSQL must be
     * able to tell the type of alone: in {@code :x IS NULL OR title = :x} it could not, so they say their type.
     */
    String jdbc() {
        if (sql.dialect() != Dialect.POSTGRES) {
            return sql.jdbc(name -> "");
        }
        return sql.jdbc(name -> hinted || sql.occurrences(name).size() > 1 ? "::" + castable(type(name)) : "");
    }

    /** {@code character} alone would be {@code character(1)} in a cast. */
    private static String castable(PgType type) {
        return type.oid() == 1042 ? "bpchar" : type.name();
    }
}
