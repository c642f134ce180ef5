package dev.corten.compiler.check;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.Description.Group;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.ResultShape;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.RowMapping;
import dev.corten.compiler.sql.SelectList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that what a statement gives is what its method returns: rows or none, names, types, nullness. */
final class QueryResultCheck {
    private final AskedQuery query;
    private final QueryModel method;
    private final QueriesModel type;
    private final List<Column> columns;
    private final List<Group> groups;
    private final SelectList list;
    private final List<Diagnostic> found = new ArrayList<>();
    private final ColumnCheck values;
    private List<Column> valued = List.of();

    QueryResultCheck(AskedQuery query, QueriesModel type, Description.Accepted accepted) {
        this.query = query;
        this.method = query.method();
        this.type = type;
        this.columns = accepted.columns();
        this.groups = accepted.groups();
        this.list = query.sql().selectList();
        this.values = new ColumnCheck(query, type, columns, found);
    }

    List<Diagnostic> check() {
        ResultShape shape = ResultShape.of(method.result(), !columns.isEmpty());
        TypeRef row = shape.row();
        valued = shape.key() == null || columns.isEmpty() ? columns : columns.subList(1, columns.size());
        boolean nothing = shape.kind() == ResultShape.Kind.NOTHING || shape.kind() == ResultShape.Kind.COUNT;
        if (columns.isEmpty()) {
            if (query.sql().begins("select") && list.items().isEmpty()) {
                shape("the statement gives rows without columns", "name what is wanted after SELECT");
            } else if (!nothing) {
                noRows();
            }
        } else if (nothing) {
            shape(
                    "the statement gives rows, but %s is void".formatted(method.name()),
                    "return them: a record, an Optional or a List of it; or give no rows");
        } else if (shape.key() != null && !key(shape.key())) {
            // Said already; what the rows are is no question yet.
            return found;
        } else if (type.records().get(row.name()) instanceof RecordType made && !RowMapping.isOne(row, valued, type)) {
            record(made);
        } else if (RowMapping.isOne(row, valued, type)
                || ColumnType.of(row, type).known()) {
            scalar(shape);
        } else {
            shape(
                    "%s cannot be made from rows".formatted(method.result().show()),
                    "return a record or a single value, or an Optional, a List, a Stream or a Map of those");
        }
        return found;
    }

    /** Whether the first column can be the key of the rows of a {@code Map}; says so if it cannot. */
    private boolean key(TypeRef key) {
        String owner = method.name() + " returns " + method.result().show();
        if (valued.isEmpty()) {
            shape(
                    "the statement gives one column, but %s".formatted(owner),
                    "give the key first and then what it stands for, or return a List");
            return false;
        }
        if (key.nullable() || key.name().endsWith("[]") || key.is("java.util.List")) {
            shape(
                    "%s cannot be the key of a Map".formatted(key.show()),
                    "make it a type that is not null, and equal where its values are; the first column is the key");
            return false;
        }
        int before = found.size();
        if (values.fits(0, key, owner)) {
            values.nullness(0, key, owner, "leave such rows out with WHERE … IS NOT NULL");
        }
        return found.size() == before;
    }

    private void noRows() {
        boolean writes =
                Stream.of("insert", "update", "delete", "merge", "with").anyMatch(query.sql()::begins);
        shape(
                "the statement gives no rows, but %s returns %s"
                        .formatted(method.name(), method.result().show()),
                writes ? "add RETURNING with its columns, or return int: how many rows it changed" : "return void");
    }

    private void shape(String message, String help) {
        found.add(Diagnostic.error("sql-result-shape", message, method.place(), help));
    }

    private void scalar(ResultShape shape) {
        if (valued.size() != 1) {
            shape(
                    "the statement gives %d columns%s, but %s holds one value"
                            .formatted(
                                    valued.size(),
                                    shape.key() == null ? "" : " after the key",
                                    shape.row().show()),
                    "return a record with the components "
                            + valued.stream().map(Column::name).collect(Collectors.joining(", ")));
            return;
        }
        String owner = method.name() + " returns " + method.result().show();
        int index = columns.size() - 1;
        if (values.fits(index, shape.row(), owner)) {
            String marked = JavaTypes.nullable(shape.row());
            String help =
                    switch (shape.kind()) {
                        case OPTIONAL -> "leave such rows out with WHERE … IS NOT NULL";
                        case LIST -> "return List<" + marked + ">";
                        case STREAM -> "return Stream<" + marked + ">";
                        case MAP -> "make the values " + marked;
                        default -> "return " + marked;
                    };
            values.nullness(index, shape.row(), owner, help);
        }
    }

    private void record(RecordType record) {
        RowMapping mapping = RowMapping.of(record, columns, groups, type);
        // The key of a Map need not be in its values.
        var names = new ColumnNamesCheck(query, mapping, columns, columns.size() - valued.size());
        components(mapping, names, values);
        if (record.typeParameters() == 0) {
            found.addAll(names.superfluous());
        }
    }

    private void components(RowMapping mapping, ColumnNamesCheck names, ColumnCheck values) {
        RecordType record = mapping.record();
        String name = record.name().simple();
        if (record.typeParameters() > 0) {
            shape(name + " has type parameters", "return a record that has none");
            return;
        }
        for (int i = 0; i < record.components().size(); i++) {
            RecordType.Component component = record.components().get(i);
            String owner = "%s.%s".formatted(name, component.name());
            String is = owner + " is " + component.type().show();
            switch (mapping.sources().get(i)) {
                case RowMapping.One one when one.index() < 0 -> found.add(names.missing(one.name(), owner));
                case RowMapping.One one -> {
                    if (values.fits(one.index(), component.type(), is)) {
                        values.nullness(
                                one.index(), component.type(), is, "make it " + JavaTypes.nullable(component.type()));
                    }
                }
                case RowMapping.Several several ->
                    components(several.mapping(), names, values.where(certain(several, owner, component.type())));
            }
        }
    }

    /** The columns that are not NULL where there is a record; says so where that cannot be told, or is not expected. */
    private List<String> certain(RowMapping.Several several, String owner, TypeRef type) {
        Group group = several.group();
        if (needsRow(several.mapping())) {
            if (type.nullable() && group == null) {
                untold(several.mapping(), owner, type);
                return several.mapping().ones().map(RowMapping.One::name).toList();
            }
            if (!type.nullable() && group != null) {
                missing(several.mapping(), owner, type);
            }
        }
        return group == null ? List.of() : group.certain();
    }

    /** Whether a component that is not nullable is read from a column that can be NULL. */
    private boolean needsRow(RowMapping nested) {
        return nested.needed().anyMatch(i -> i >= 0 && columns.get(i).nullable());
    }

    /** A row that an outer join did not find has NULL in all of its columns, and one of them must tell. */
    private void untold(RowMapping nested, String owner, TypeRef type) {
        found.add(Diagnostic.error(
                "sql-nullable-column",
                "no column tells whether %s is there, but it is %s".formatted(owner, type.show()),
                first(nested),
                "select the key of the table that is joined, or make it %s with @Nullable components"
                        .formatted(type.required().show())));
    }

    private void missing(RowMapping nested, String owner, TypeRef type) {
        found.add(Diagnostic.error(
                "sql-nullable-column",
                "%s can be missing: an outer join may find no row, but it is %s".formatted(owner, type.show()),
                first(nested),
                "make it %s, or write JOIN where there always is a row".formatted(JavaTypes.nullable(type))));
    }

    private Place first(RowMapping nested) {
        return nested.ones()
                .filter(one -> one.index() >= 0)
                .findFirst()
                .map(one -> place(one.index()))
                .orElse(query.place(list.whole()));
    }

    private Place place(int column) {
        return query.place(list.column(column, columns.size()));
    }
}
