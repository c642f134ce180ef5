package dev.corten.compiler.check;

import dev.corten.compiler.database.Answer;
import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.BulkRows;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sql.NamedSql;
import dev.corten.compiler.sql.NamedSql.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query with what the database says of it.
 *
 * @param method the query
 * @param sql its statement
 * @param answer what the database says; {@code null} for what is not one statement
 */
public record AskedQuery(
        QueryModel method, NamedSql sql, @Nullable Answer answer) {

    /** {@code method}, not asked yet. */
    public static AskedQuery of(QueryModel method, QueriesModel type, Dialect dialect) {
        return new AskedQuery(method, NamedSql.of(method.sql().value(), dialect, BulkRows.of(method, type)), null);
    }

    /** Whether the database can be asked: it is one statement, in characters that can be sent. */
    public boolean askable() {
        return !sql.empty()
                && sql.second().isEmpty()
                && sql.numbered().isEmpty()
                && sql.unstorable().isEmpty()
                && sql.unsendable().isEmpty();
    }

    /**
     * What is known of its parameters before the database is asked: what Java says. A list with nulls in it counts as NULL
     * itself, since elements of arrays are taken for as good as the whole.
     */
    public List<Describer.Parameter> hints(QueriesModel type) {
        return sql.names().stream()
                .map(name -> method.parameter(name)
                        .map(p -> hint(p.type(), ColumnType.of(p.type(), type), rows(name)))
                        .orElse(new Describer.Parameter(null, true)))
                .toList();
    }

    /** The list of records that the parameter is a part of. */
    private @Nullable String rows(String name) {
        String root = QueryModel.Parameter.root(name);
        return !root.equals(name) && method.rows(root) ? root : null;
    }

    private Describer.Parameter hint(TypeRef java, ColumnType type, @Nullable String rows) {
        return new Describer.Parameter(
                type.type(sql.dialect()).orElse(null),
                java.nullable() || type.list() && type.element().nullable(),
                rows);
    }

    /** With what the database says. */
    public AskedQuery answered(Answer given) {
        return new AskedQuery(method, sql, given);
    }

    /** Whether the database stumbled over a parameter that the method does not have: then that is what is wrong. */
    boolean atUnknownParameter(int position) {
        int written = position < 0 ? -1 : sql.written(position);
        return sql.names().stream()
                .filter(name -> method.parameter(name).isEmpty())
                .flatMap(name -> sql.occurrences(name).stream())
                .anyMatch(range -> range.from() == written);
    }

    /** Where a part of the statement stands in the source. */
    Place place(Range range) {
        return method.sql().place(range.from(), range.to());
    }

    /** Where the parameter of that name first stands in the statement. */
    Place place(String parameter) {
        return place(sql.occurrences(parameter).getFirst());
    }
}
