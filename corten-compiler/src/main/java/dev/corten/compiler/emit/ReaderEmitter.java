package dev.corten.compiler.emit;

import static dev.corten.compiler.emit.JavaFile.literal;

import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.RowMapping;
import dev.corten.compiler.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what makes values of Java from rows, with a private method for each record and its columns and for each enum,
 * shared by all queries.
 */
final class ReaderEmitter {
    private static final String ROW = "dev.corten.sql.Row";

    /** The names in a method of its own, which has no other parameter than the row. */
    private static final Variables IN_METHOD = new Variables("call", "row", "element", "index");

    private static final String NULLABLE = "org.jspecify.annotations.Nullable";

    private final JavaFile file;
    private final QueriesModel type;
    private final PrivateMethods methods;

    ReaderEmitter(JavaFile file, QueriesModel type, PrivateMethods methods) {
        this.file = file;
        this.type = type;
        this.methods = methods;
    }

    /**
     * A function that makes a {@code wanted} of a row with these columns.
     *
     * @param variables the names for those of lambdas
     */
    String row(TypeRef wanted, List<Column> columns, Variables variables) {
        RecordType record = type.records().get(wanted.name());
        if (record == null || columns.size() == 1 && ColumnType.of(wanted, type).known()) {
            return variables.row() + " -> "
                    + column(variables, 1, wanted, columns.getFirst().type());
        }
        Code.Call made = made(RowMapping.of(record, columns, type), columns);
        String method = methods.method(record.name().simple(), made.flat(), name -> """
                    private static %s %s(%s row) {
                        %s
                    }
                """.formatted(
                file.type(record.name().qualified()), name, file.type(ROW), Code.statement(8, "return ", made)));
        return file.name().nested() + "::" + method;
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
                        case RowMapping.Several several -> made(several.mapping(), columns);
                    });
        }
        return new Code.Call("new " + file.type(mapping.record().name().qualified()) + "(", arguments, ")");
    }

    /** Column {@code number} of the row as a {@code wanted}. */
    private String column(Variables variables, int number, TypeRef wanted, PgType postgres) {
        ColumnType type = ColumnType.of(wanted, this.type);
        String place = Integer.toString(number);
        if (!type.list()) {
            return one(variables.row(), place, wanted, postgres);
        }
        PgType of = type.one(postgres).orElseThrow();
        String element = one(variables.element(), variables.index(), type.element(), of);
        String plain = variables.element() + "." + method(type.element(), of);
        return "%s.array%s(%s, %s)"
                .formatted(
                        variables.row(),
                        wanted.nullable() ? "OrNull" : "",
                        place,
                        element.equals(plain + "(" + variables.index() + ")")
                                ? file.type(ROW) + "::" + method(type.element(), of)
                                : "(%s, %s) -> %s".formatted(variables.element(), variables.index(), element));
    }

    private String one(String row, String place, TypeRef wanted, PgType postgres) {
        ColumnType made = ColumnType.of(wanted, type);
        if (made.value() != null) {
            return value(made, one(row, place, carried(wanted), postgres));
        }
        boolean nullable = wanted.nullable() && !wanted.primitive();
        String value = "%s.%s(%s)".formatted(row, method(wanted, postgres), place);
        EnumType enumeration = type.enums().get(wanted.name());
        if (enumeration != null) {
            return (nullable ? fromLabelOrNull(enumeration, postgres) : fromLabel(enumeration, postgres)) + "(" + value
                    + ")";
        }
        SqlType given = SqlType.of(wanted).orElseThrow();
        if (SqlType.reading(postgres, wanted).orElseThrow() == given || wanted.primitive()) {
            return value;
        }
        return nullable
                ? widened(given) + "(" + value + ")"
                : "(" + given.java().name() + ") " + value;
    }

    /** What a value type is made of, as nullable as itself; any other type as it is. */
    private TypeRef carried(TypeRef wanted) {
        ColumnType made = ColumnType.of(wanted, type);
        if (made.value() == null || !wanted.nullable()) {
            return made.plain();
        }
        return new TypeRef(made.plain().boxed().name(), List.of(), true);
    }

    /** A value type around {@code value}. */
    private String value(ColumnType made, String value) {
        String name = file.type(made.element().required());
        if (!made.element().nullable()) {
            return "new " + name + "(" + value + ")";
        }
        String given = file.type(made.plain().boxed());
        String marked = given.endsWith("[]") ? "byte @" + file.type(NULLABLE) + " []" : file.nullable(given);
        String method = methods.method(made.element().required().show() + "OrNull", name + " or null", chosen ->
                """
                    private static %1$s %2$s(%3$s value) {
                        return value == null ? null : new %4$s(value);
                    }
                """.formatted(file.nullable(name), chosen, marked, name));
        return method + "(" + value + ")";
    }

    /** The method of {@code Row} that reads one value. */
    private String method(TypeRef made, PgType postgres) {
        TypeRef wanted = carried(made);
        SqlType read = type.enums().containsKey(wanted.name())
                ? SqlType.TEXT
                : SqlType.reading(postgres, wanted).orElseThrow();
        return read.method() + (wanted.nullable() && !wanted.primitive() ? "OrNull" : "");
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
