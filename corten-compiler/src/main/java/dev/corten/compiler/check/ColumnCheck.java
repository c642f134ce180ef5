package dev.corten.compiler.check;

import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.ResultShape;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sql.NamedSql.Range;
import dev.corten.compiler.sql.SelectList;
import dev.corten.compiler.sql.SqlType;
import dev.corten.compiler.sql.Structure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks that a column fits what is made of it: type and nullness, of all that is in it. */
final class ColumnCheck {
    private final AskedQuery query;
    private final QueryModel method;
    private final QueriesModel type;
    private final List<Column> columns;
    private final SelectList list;
    private final List<Diagnostic> found;

    /** Adds what is wrong to {@code found}. */
    ColumnCheck(AskedQuery query, QueriesModel type, List<Column> columns, List<Diagnostic> found) {
        this.query = query;
        this.method = query.method();
        this.type = type;
        this.columns = columns;
        this.list = query.sql().selectList();
        this.found = found;
    }

    /** The same where the columns of these names are not NULL. */
    ColumnCheck where(Collection<String> certain) {
        List<Column> there = columns.stream()
                .map(column -> certain.contains(column.name()) ? column.nonNull() : column)
                .toList();
        return new ColumnCheck(query, type, there, found);
    }

    /** Whether the type of the column fits; says so if it does not. */
    boolean fits(int index, TypeRef java, String owner) {
        Column column = columns.get(index);
        ColumnType wanted = ColumnType.of(java, column.type(), type);
        if (wanted.structure() instanceof Structure.Composite composite
                && wanted.one(column.type()).isPresent()) {
            List<Diagnostic> wrong =
                    CompositeCheck.check(composite, wanted.one(column.type()).orElseThrow(), place(index), true);
            found.addAll(wrong);
            return wrong.isEmpty();
        }
        if (wanted.reads(column.type())) {
            var differences = new ArrayList<Diagnostic>();
            wanted.allLabels(column.type())
                    .forEach(l -> differences.addAll(LabelsCheck.check(l.getKey(), l.getValue(), place(index))));
            found.addAll(differences);
            return differences.isEmpty();
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
        Dialect dialect = query.sql().dialect();
        String holding = JavaTypes.holding(column, java.nullable());
        if (Structure.isJson(column)) {
            return type.records().containsKey(java.name()) || type.enums().containsKey(java.name())
                    ? "mark %s with @Json, so that it has a codec; or convert the column, as with ::text"
                            .formatted(java.required().show())
                    : "make it a type that is marked with @Json, or a List or Map; or convert the column, as with ::text";
        }
        Optional<String> composite = JavaTypes.composite(column);
        if (composite.isPresent()) {
            return "make it " + composite.get();
        }
        if (holding.isEmpty() && labels == null) {
            return "no type of Java stands for %s yet; convert the column, as with %s"
                    .formatted(column.name(), dialect.cast("", dialect.type(SqlType.TEXT, array)));
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
        if (wanted.list() != array || method.kind() != QueryModel.Kind.WRITTEN) {
            return make;
        }
        return wanted.type(dialect)
                .map(t -> make + ", or convert the column with " + dialect.cast("", t))
                .orElse(
                        wanted.enumeration() == null
                                ? make
                                : make + ", or convert the column to "
                                        + (dialect == Dialect.POSTGRES ? "an enum of PostgreSQL" : "text"));
    }

    /** Says where NULL can come that Java does not expect. */
    void nullness(int index, TypeRef java, String owner, String help) {
        Column column = columns.get(index);
        boolean marked = java.nullable() && !java.primitive();
        if (column.nullable() && !marked) {
            error(
                    "column \"%s\" can be NULL, but %s".formatted(column.name(), owner),
                    index,
                    method.kind() == QueryModel.Kind.WRITTEN
                            ? "%s, or give NULL a value: %s".formatted(help, coalesce(index))
                            : help);
        }
        ColumnType wanted = ColumnType.of(java, column.type(), type);
        inside(wanted, column.nullableElements(), "column \"" + column.name() + "\"", owner, index);
    }

    /** NULL among the elements of an array, in the fields of a composite. */
    private void inside(ColumnType wanted, boolean nullableElements, String what, String owner, int index) {
        if (wanted.list() && !wanted.element().nullable() && nullableElements) {
            error(
                    "elements of %s can be NULL, but %s".formatted(what, owner),
                    index,
                    "mark the elements: List<%s>".formatted(JavaTypes.nullable(wanted.element())));
        }
        if (!(wanted.structure() instanceof Structure.Composite composite)) {
            return;
        }
        for (Structure.Part part : composite.parts()) {
            String field = "field \"%s\" of %s".formatted(part.name(), what);
            TypeRef java = part.component().type();
            String is = "%s.%s is %s"
                    .formatted(
                            composite.type().name().simple(), part.component().name(), java.show());
            if (part.field() != null && part.field().nullable() && !java.nullable()) {
                error(
                        "%s can be NULL, but %s".formatted(field, is),
                        index,
                        "make it %s: only a domain that is NOT NULL keeps NULL out of a field"
                                .formatted(JavaTypes.nullable(java)));
            }
            inside(part.type(), true, field, is, index);
        }
    }

    private void error(String message, int index, String help) {
        found.add(Diagnostic.error("sql-nullable-column", message, place(index), help));
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
