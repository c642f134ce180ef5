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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        List<Integer> superfluous = mapping.superfluous(columns.size());
        components(mapping, superfluous);
        if (record.typeParameters() == 0) {
            superfluous(mapping, superfluous);
        }
    }

    private void components(RowMapping mapping, List<Integer> superfluous) {
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
                case RowMapping.One one when one.index() < 0 -> missing(one.name(), owner, superfluous);
                case RowMapping.One one -> {
                    if (fits(one.index(), component.type(), is)) {
                        nullness(one.index(), component.type(), is, "make it " + JavaTypes.nullable(component.type()));
                    }
                }
                case RowMapping.Several several -> {
                    if (component.type().nullable()) {
                        together(several.mapping(), is, component.type());
                    }
                    components(several.mapping(), superfluous);
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

    private void missing(String wanted, String owner, List<Integer> superfluous) {
        found.add(Diagnostic.error(
                "sql-missing-column",
                "%s has no column: the statement gives no \"%s\"".formatted(owner, wanted),
                query.place(list.whole()),
                wanted.contains(".")
                        ? meant(wanted, superfluous)
                                        .map("it gives \"%s\": "::formatted)
                                        .orElse("")
                                + "name its column AS \"%s\"".formatted(wanted)
                        : meant(wanted, superfluous)
                                .map(n -> "it gives \"%s\": write %s AS %s, or mark the component @Name(\"%s\")"
                                        .formatted(n, n, wanted, n))
                                .orElse("add %s to the columns, or remove the component".formatted(wanted))));
    }

    /** A name with a dot in it as SQL writes it. */
    private static String named(String column) {
        return column.contains(".") ? "\"" + column + "\"" : column;
    }

    /** The column without a component that was probably meant for the component without a column. */
    private Optional<String> meant(String wanted, List<Integer> superfluous) {
        return NearestName.of(
                wanted, superfluous.stream().map(i -> columns.get(i).name()).toList());
    }

    /** Columns that no component takes; those of one place together, such as all of a star. */
    private void superfluous(RowMapping mapping, List<Integer> superfluous) {
        Set<String> meant = mapping.ones()
                .filter(one -> one.index() < 0)
                .flatMap(one -> meant(one.name(), superfluous).stream())
                .collect(Collectors.toSet());
        Map<Place, List<Integer>> places = superfluous.stream()
                .filter(column -> !meant.contains(columns.get(column).name()))
                .collect(Collectors.groupingBy(this::place, LinkedHashMap::new, Collectors.toList()));
        places.forEach((place, indexes) -> found.add(superfluous(mapping.record(), place, indexes)));
    }

    private Diagnostic superfluous(RecordType record, Place place, List<Integer> indexes) {
        List<String> names =
                indexes.stream().map(i -> "\"" + columns.get(i).name() + "\"").toList();
        boolean twice = columns.stream().limit(indexes.getFirst()).anyMatch(c -> c.name()
                .equals(columns.get(indexes.getFirst()).name()));
        String type = record.name().simple();
        if (names.size() > 1) {
            return Diagnostic.error(
                    "sql-superfluous-column",
                    "columns %s have no component in %s".formatted(String.join(", ", names), type),
                    place,
                    "name the columns that are wanted, or add a component for each");
        }
        return Diagnostic.error(
                "sql-superfluous-column",
                twice
                        ? "a second column has the name " + names.getFirst()
                        : "column %s has no component in %s".formatted(names.getFirst(), type),
                place,
                twice ? "give it another name with AS, or remove it" : "remove it, or add a component for it");
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
        if (wanted.list() && !wanted.element().nullable()) {
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

    private Place place(int column) {
        return query.place(list.column(column, columns.size()));
    }
}
