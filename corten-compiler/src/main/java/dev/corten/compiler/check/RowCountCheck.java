package dev.corten.compiler.check;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.nullness.Rows;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.ResultShape;
import dev.corten.compiler.report.Diagnostic;
import java.util.List;

/** Checks that a method of one row has a statement that cannot give more, nor fewer. */
final class RowCountCheck {
    private RowCountCheck() {}

    static List<Diagnostic> check(QueryModel method, Description.Accepted accepted) {
        ResultShape shape = ResultShape.of(method.result(), !accepted.columns().isEmpty());
        boolean one = shape.kind() == ResultShape.Kind.ONE;
        boolean optional = shape.kind() == ResultShape.Kind.OPTIONAL;
        if (!method.proven() || accepted.columns().isEmpty() || !(one || optional)) {
            return List.of();
        }
        if (method.kind() != QueryModel.Kind.WRITTEN) {
            // That an INSERT gives no row is the doing of a trigger, if at all.
            return accepted.rows() != Rows.MANY
                    ? List.of()
                    : List.of(Diagnostic.error(
                            "sql-crud",
                            "%s could be about more than one row: nothing says that the key is unique"
                                    .formatted(method.name()),
                            method.place(),
                            "give the table a primary key or a unique index of exactly the columns of the key"));
        }
        String returns =
                "%s returns %s".formatted(method.name(), method.result().show());
        if (accepted.rows() == Rows.MANY) {
            return List.of(Diagnostic.error(
                    "sql-row-count",
                    returns + ", but the statement can give more than one row",
                    method.place(),
                    "return a List; or compare all columns of a unique index with =, or add LIMIT 1;"
                            + "\nor say that you know: @Sql(value = …, rows = Rows.ONE)"));
        }
        if (accepted.rows() == Rows.OPTIONAL && one) {
            return List.of(Diagnostic.error(
                    "sql-row-count",
                    returns + ", but the statement can give no row",
                    method.place(),
                    "return Optional<%s>; or say that you know: @Sql(value = …, rows = Rows.ONE)"
                            .formatted(shape.row().boxed().show().replace("@Nullable ", ""))));
        }
        return List.of();
    }
}
