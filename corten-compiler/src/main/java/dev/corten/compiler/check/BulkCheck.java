package dev.corten.compiler.check;

import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.sql.BulkInsert;
import dev.corten.compiler.sql.BulkRows;
import java.util.ArrayList;
import java.util.List;

/** Checks lists of records: that each component can be sent, and goes into the column of its name. */
final class BulkCheck {
    private BulkCheck() {}

    static List<Diagnostic> check(AskedQuery query) {
        var found = new ArrayList<Diagnostic>();
        for (BulkRows.Column column : query.sql().unsendable()) {
            found.add(Diagnostic.error(
                    "sql-parameter-type",
                    "component \"%s\" is %s, of which PostgreSQL has no array"
                            .formatted(column.part(), column.java().show()),
                    query.place(column.part()),
                    "leave it out: name the others, each an array, as in UNNEST(:%s.id, …) AS r(id, …)"
                            .formatted(column.part().replaceFirst("\\..*", ""))));
        }
        query.sql().bulkInsert().ifPresent(insert -> order(query, insert, found));
        return found;
    }

    /** Two columns of one type that are swapped are no mistake to PostgreSQL. */
    private static void order(AskedQuery query, BulkInsert insert, List<Diagnostic> found) {
        List<String> components =
                insert.rows().columns().stream().map(BulkRows.Column::name).toList();
        if (!insert.columns().equals(components)) {
            String list = String.join(", ", components);
            found.add(Diagnostic.error(
                    "sql-bulk-columns",
                    insert.columns().isEmpty()
                            ? "the statement names no columns, but :%s gives %s"
                                    .formatted(insert.rows().parameter(), list)
                            : "the columns are %s, but :%s gives %s"
                                    .formatted(
                                            String.join(", ", insert.columns()),
                                            insert.rows().parameter(),
                                            list),
                    query.place(insert.place()),
                    "write (%s); or name what each column gets: SELECT %s FROM UNNEST(:%s)"
                            .formatted(
                                    list,
                                    components.getFirst() + ", …",
                                    insert.rows().parameter())));
        }
    }
}
