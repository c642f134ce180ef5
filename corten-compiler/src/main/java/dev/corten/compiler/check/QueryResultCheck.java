package dev.corten.compiler.check;

import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.ResultShape;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.NamedSql.Range;
import dev.corten.compiler.sql.RowMapping;
import dev.corten.compiler.sql.SelectList;
import dev.corten.compiler.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that what a statement gives is what its method returns: rows or none, names, types, nullness. */
final class QueryResultCheck {
    private final AskedQuery query;
    private final QueryModel method;
    private final QueriesModel type;
    private final List<Column> columns;
    private final SelectList list;
    private final List<Diagnostic> found = new ArrayList<>();

    QueryResultCheck(AskedQuery query, QueriesModel type, List<Column> columns) {
        this.query = query;
        this.method = query.method();
        this.type = type;
        this.columns = columns;
        this.list = query.sql().selectList();
    }

    List<Diagnostic> check() {
        ResultShape shape = ResultShape.of(method.result(), !columns.isEmpty());
        TypeRef row = shape.row();
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
        } else if (type.records().get(row.name()) instanceof RecordType made
                && !(columns.size() == 1 && ColumnType.of(row, type).known())) {
            record(made);
        } else if (ColumnType.of(row, type).known()) {
            scalar(shape);
        } else {
            shape(
                    "%s cannot be made from rows".formatted(method.result().show()),
                    "return a record or a single value, or an Optional or a List of those");
        }
        return found;
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
        if (columns.size() != 1) {
            shape(
                    "the statement gives %d columns, but %s holds one value"
                            .formatted(columns.size(), shape.row().show()),
                    "return a record with the components "
                            + columns.stream().map(Column::name).collect(Collectors.joining(", ")));
            return;
        }
        String owner = method.name() + " returns " + method.result().show();
        if (fits(0, shape.row(), owner)) {
            String marked = JavaTypes.nullable(shape.row());
            String help =
                    switch (shape.kind()) {
                        case OPTIONAL -> "leave such rows out with WHERE … IS NOT NULL";
                        case LIST -> "return List<" + marked + ">";
                        default -> "return " + marked;
                    };
            nullness(0, shape.row(), owner, help);
        }
    }

    private void record(RecordType record) {
        RowMapping mapping = RowMapping.of(record, columns, type);
        var names = new ColumnNamesCheck(query, mapping, columns);
        components(mapping, names);
        if (record.typeParameters() == 0) {
            found.addAll(names.superfluous());
        }
    }

    private void components(RowMapping mapping, ColumnNamesCheck names) {
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
                    if (fits(one.index(), component.type(), is)) {
                        nullness(one.index(), component.type(), is, "make it " + JavaTypes.nullable(component.type()));
                    }
                }
                case RowMapping.Several several -> {
                    if (component.type().nullable()) {
                        together(several.mapping(), is, component.type());
                    }
                    components(several.mapping(), names);
                }
            }
        }
    }

    /** A row that an outer join did not find has NULL in all of its columns; that they only do so together is not known. */
    private void together(RowMapping nested, String is, TypeRef type) {
        found.add(Diagnostic.error(
                "sql-nullable-column",
                "that several columns are NULL together cannot be proved, but " + is,
                nested.ones()
                        .filter(one -> one.index() >= 0)
                        .findFirst()
                        .map(one -> place(one.index()))
                        .orElse(query.place(list.whole())),
                "make it %s, with @Nullable components where its columns can be NULL"
                        .formatted(type.required().show())));
    }

    /** Whether the type of the column fits; says so if it does not. */
    private boolean fits(int index, TypeRef java, String owner) {
        Column column = columns.get(index);
        ColumnType wanted = ColumnType.of(java, type);
        if (wanted.enumeration() != null && wanted.labels(column.type())) {
            PgType labels = SqlType.base(wanted.one(column.type()).orElseThrow());
            List<Diagnostic> differences = LabelsCheck.check(wanted.enumeration(), labels, place(index));
            found.addAll(differences);
            return differences.isEmpty();
        }
        if (wanted.reading(column.type()).isPresent()) {
            return true;
        }
        SqlType scalar = wanted.scalar();
        boolean narrower = scalar != null
                && wanted.one(column.type()).stream()
                        .flatMap(p -> SqlType.carrying(p).stream())
                        .anyMatch(scalar::widensTo);
        found.add(Diagnostic.error(
                "sql-result-type",
                "column \"%s\" is %s, but %s%s"
                        .formatted(column.name(), column.type().name(), owner, narrower ? ", which is narrower" : ""),
                place(index),
                help(SqlType.base(column.type()), java)));
        return false;
    }

    private String help(PgType column, TypeRef java) {
        ColumnType wanted = ColumnType.of(java, type);
        boolean array = column.kind() == PgType.Kind.ARRAY;
        PgType labels = JavaTypes.labels(column);
        String holding = JavaTypes.holding(column, java.nullable());
        if (holding.isEmpty() && labels == null) {
            return "no type of Java stands for %s yet; convert the column, as with ::text%s"
                    .formatted(column.name(), array ? "[]" : "");
        }
        String make = labels == null
                ? "make it " + holding
                : "make it %s enum with the constants %s"
                        .formatted(
                                array ? "a List of an" : "an",
                                String.join(", ", labels.labels()).toUpperCase(Locale.ROOT));
        if (array
                && method.result().is("java.util.List")
                && method.result().argument().equals(java)) {
            return "a List has a row each: for the array of one row return an Optional of "
                    + JavaTypes.holding(column, false);
        }
        if (wanted.list() != array) {
            return make;
        }
        return wanted.postgres()
                .map(t -> make + ", or convert the column with ::" + t)
                .orElse(
                        wanted.enumeration() == null
                                ? make
                                : make + ", or convert the column to an enum of PostgreSQL");
    }

    private void nullness(int index, TypeRef java, String owner, String help) {
        Column column = columns.get(index);
        boolean marked = java.nullable() && !java.primitive();
        if (column.nullable() && !marked) {
            found.add(Diagnostic.error(
                    "sql-nullable-column",
                    "column \"%s\" can be NULL, but %s".formatted(column.name(), owner),
                    place(index),
                    "%s, or give NULL a value: %s".formatted(help, coalesce(index))));
        }
        ColumnType wanted = ColumnType.of(java, type);
        if (wanted.list() && !wanted.element().nullable() && column.nullableElements()) {
            found.add(Diagnostic.error(
                    "sql-nullable-column",
                    "elements of column \"%s\" can be NULL, but %s".formatted(column.name(), owner),
                    place(index),
                    "mark the elements: List<%s>".formatted(JavaTypes.nullable(wanted.element()))));
        }
    }

    /** How a column gets a value for NULL, and keeps its name. */
    private String coalesce(int index) {
        Range item = list.column(index, columns.size());
        String written = query.sql().sql().substring(item.from(), item.to()).replaceFirst("(?is)\\s+AS\\s+\\S+$", "");
        String name = columns.get(index).name();
        boolean plain = written.matches("[\\w.()]{1,40}");
        boolean aliased = type.records()
                        .containsKey(ResultShape.of(method.result(), true).row().name())
                && name.matches("[a-z_][a-z0-9_.]*");
        return "COALESCE(%s, …)%s"
                .formatted(list.star() ? name : plain ? written : "…", aliased ? " AS " + named(name) : "");
    }

    /** A name with a dot in it as SQL writes it. */
    private static String named(String column) {
        return column.contains(".") ? "\"" + column + "\"" : column;
    }

    private Place place(int column) {
        return query.place(list.column(column, columns.size()));
    }
}
