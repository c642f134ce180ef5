package dev.corten.compiler.emit;

import static dev.corten.compiler.emit.JavaFile.literal;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.RowMapping;
import dev.corten.compiler.sql.SqlType;
import dev.corten.compiler.sql.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what makes values of Java from rows, with a constant for each record and its columns and a private method for each
 * enum, shared by all queries.
 */
final class ReaderEmitter {
    private static final String ROW = "dev.corten.sql.Row";

    /** The names in a method of its own, which has no other parameter than the row. */
    private static final Variables IN_METHOD = new Variables("call", "row", "element", "index", "bound", "side");

    private static final String NULLABLE = "org.jspecify.annotations.Nullable";

    private final JavaFile file;
    private final QueriesModel type;
    private final PrivateMembers methods;
    private final PrivateMembers functions;

    ReaderEmitter(JavaFile file, QueriesModel type, PrivateMembers methods, PrivateMembers functions) {
        this.file = file;
        this.type = type;
        this.methods = methods;
        this.functions = functions;
    }

    /**
     * A function that makes a {@code wanted} of a row of the result.
     *
     * @param variables the names for those of lambdas
     */
    String row(TypeRef wanted, Description.Accepted description, Variables variables) {
        List<Column> columns = description.columns();
        RecordType record = type.records().get(wanted.name());
        if (record == null || RowMapping.isOne(wanted, columns, type)) {
            return column(wanted, 0, columns, variables);
        }
        Code.Call made = made(RowMapping.of(record, columns, description.groups(), type), columns);
        String name = file.type(record.name().qualified());
        // A constant: a method reference in each call of a generic method costs javac, and the start of a service,
        // more.
        return functions.constant(
                "to" + record.name().simple(),
                made.flat(),
                constant -> "    "
                        + Code.statement(
                                4,
                                "private static final %s<%s, %s> %s = row -> "
                                        .formatted(
                                                file.type("java.util.function.Function"),
                                                file.type(ROW),
                                                name,
                                                constant),
                                made)
                        + "\n");
    }

    /** A function that reads column {@code index}, from 0, as a {@code wanted}. */
    String column(TypeRef wanted, int index, List<Column> columns, Variables variables) {
        return variables.row() + " -> "
                + column(variables, index + 1, wanted, columns.get(index).type());
    }

    private Code.Call made(RowMapping mapping, List<Column> columns) {
        var arguments = new ArrayList<Code.Piece>();
        List<RecordType.Component> components = mapping.record().components();
        for (int i = 0; i < components.size(); i++) {
            TypeRef wanted = components.get(i).type();
            arguments.add(
                    switch (mapping.sources().get(i)) {
                        case RowMapping.One one ->
                            new Code.Text(column(
                                    IN_METHOD,
                                    one.index() + 1,
                                    wanted,
                                    columns.get(one.index()).type()));
                        case RowMapping.Several several -> {
                            Code.Call made = made(several.mapping(), columns);
                            yield wanted.nullable()
                                    ? new Code.Call(missing(several, columns) + made.open(), made.arguments(), ")")
                                    : made;
                        }
                    });
        }
        return new Code.Call("new " + file.type(mapping.record().name().qualified()) + "(", arguments, ")");
    }

    /** The test for a row that an outer join did not find, up to what is made if there is one. */
    private String missing(RowMapping.Several several, List<Column> columns) {
        if (several.group() == null) {
            return "";
        }
        String sign = several.group().sign();
        int index = columns.stream().map(Column::name).toList().indexOf(sign);
        TypeRef type = several.mapping().type(sign).orElseThrow();
        return column(IN_METHOD, index + 1, type.orNull(), columns.get(index).type()) + " == null ? null : ";
    }

    /** Column {@code number} of the row as a {@code wanted}. */
    private String column(Variables variables, int number, TypeRef wanted, PgType postgres) {
        ColumnType type = ColumnType.of(wanted, postgres, this.type);
        String place = Integer.toString(number);
        if (!type.list()) {
            return one(variables.row(), place, wanted, postgres, variables);
        }
        return "%s.array%s(%s, %s)"
                .formatted(
                        variables.row(),
                        wanted.nullable() ? "OrNull" : "",
                        place,
                        part(
                                variables.element(),
                                variables.index(),
                                type.element(),
                                type.one(postgres).orElseThrow(),
                                variables));
    }

    /** A function that reads an element of an array or a bound of a range: of a row and a place in it. */
    private String part(String row, String place, TypeRef wanted, PgType postgres, Variables variables) {
        String read = one(row, place, wanted, postgres, variables);
        String method = read.substring(0, read.indexOf('(')).replace(row + ".", "");
        return read.equals(row + "." + method + "(" + place + ")")
                ? file.type(ROW) + "::" + method
                : "(%s, %s) -> %s".formatted(row, place, read);
    }

    private String one(String row, String place, TypeRef wanted, PgType postgres, Variables variables) {
        ColumnType made = ColumnType.of(wanted, postgres, type);
        if (made.value() != null) {
            return value(made, one(row, place, carried(made, wanted), postgres, variables));
        }
        boolean nullable = wanted.nullable() && !wanted.primitive();
        if (made.structure() != null) {
            return structure(row, place, made.structure(), postgres, nullable ? "OrNull" : "", variables);
        }
        EnumType enumeration = made.enumeration();
        if (enumeration != null) {
            String value = "%s.text%s(%s)".formatted(row, nullable ? "OrNull" : "", place);
            return (nullable ? fromLabelOrNull(enumeration, postgres) : fromLabel(enumeration, postgres)) + "(" + value
                    + ")";
        }
        SqlType given = SqlType.of(wanted).orElseThrow();
        SqlType read = SqlType.reading(postgres, wanted).orElseThrow();
        String value = "%s.%s%s(%s)".formatted(row, read.method(), nullable ? "OrNull" : "", place);
        if (read == given || wanted.primitive()) {
            return value;
        }
        return nullable
                ? widened(given) + "(" + value + ")"
                : "(" + given.java().name() + ") " + value;
    }

    private String structure(
            String row, String place, Structure structure, PgType postgres, String orNull, Variables variables) {
        return switch (structure) {
            case Structure.Json json ->
                "%s.json%s(%s, %s::decode)"
                        .formatted(row, orNull, place, json.codec().expression(file::type));
            case Structure.Span span ->
                "%s.range%s(%s, %s)"
                        .formatted(
                                row,
                                orNull,
                                place,
                                part(
                                        variables.bound(),
                                        variables.side(),
                                        span.bound().element(),
                                        Structure.Span.bounds(postgres).orElseThrow(),
                                        variables));
            case Structure.Composite composite ->
                "%s.composite%s(%s, %s::%s)"
                        .formatted(row, orNull, place, file.name().nested(), fields(composite));
        };
    }

    /** The method that makes a record of the fields of a composite. */
    private String fields(Structure.Composite composite) {
        var arguments = new ArrayList<Code.Piece>();
        for (Structure.Part part : composite.parts()) {
            arguments.add(new Code.Text(
                    column(IN_METHOD, part.index() + 1, part.component().type(), part.postgres())));
        }
        String name = file.type(composite.type().name().qualified());
        var made = new Code.Call("new " + name + "(", arguments, ")");
        return methods.method(composite.type().name().simple(), made.flat(), chosen ->
                """
                    private static %s %s(%s row) {
                        %s
                    }
                """.formatted(name, chosen, file.type(ROW), Code.statement(8, "return ", made)));
    }

    /** What a value type is made of, as nullable as itself. */
    private static TypeRef carried(ColumnType made, TypeRef wanted) {
        return wanted.nullable()
                ? new TypeRef(made.plain().boxed().name(), made.plain().arguments(), true)
                : made.plain();
    }

    /** A value type around {@code value}. */
    private String value(ColumnType made, String value) {
        String name = file.type(made.element().required());
        String make = made.valueType().factory() ? name + ".of" : "new " + name;
        if (!made.element().nullable()) {
            return make + "(" + value + ")";
        }
        String given = file.type(made.plain().boxed());
        String marked = given.endsWith("[]") ? "byte @" + file.type(NULLABLE) + " []" : file.nullable(given);
        String method = methods.method(made.element().required().show() + "OrNull", name + " or null", chosen ->
                """
                    private static %1$s %2$s(%3$s value) {
                        return value == null ? null : %4$s(value);
                    }
                """.formatted(file.nullable(name), chosen, marked, make));
        return method + "(" + value + ")";
    }

    private String fromLabel(EnumType enumeration, PgType postgres) {
        String name = file.type(enumeration.name().qualified());
        return methods.method(enumeration.name().simple(), name + " from label", chosen -> """
                    private static %s %s(String label) {
                        return switch (label) {
                %s
                            default -> throw new IllegalStateException(%s + label);
                        };
                    }
                """.formatted(
                        name,
                        chosen,
                        enumeration.constants().stream()
                                .map(c -> "            case %s -> %s.%s;".formatted(literal(c.label()), name, c.name()))
                                .collect(Collectors.joining("\n")),
                        literal("no constant of %s for the %s "
                                .formatted(
                                        enumeration.name().nested(),
                                        SqlType.base(postgres).name()))));
    }

    private String fromLabelOrNull(EnumType enumeration, PgType postgres) {
        String whole = fromLabel(enumeration, postgres);
        String name = file.type(enumeration.name().qualified());
        return methods.method(whole + "OrNull", name + " from label or null", chosen ->
                """
                    private static @%1$s %2$s %3$s(@%1$s String label) {
                        return label == null ? null : %4$s(label);
                    }
                """.formatted(file.type(NULLABLE), name, chosen, whole));
    }

    /** A narrower number, or NULL, as a {@code wider} one. */
    private String widened(SqlType wider) {
        String boxed = file.type(wider.java().boxed().name());
        return methods.method("to" + boxed, "to" + boxed, chosen ->
                """
                    private static @%1$s %2$s %3$s(@%1$s Number value) {
                        return value == null ? null : value.%4$sValue();
                    }
                """.formatted(file.type(NULLABLE), boxed, chosen, wider.java().name()));
    }
}
