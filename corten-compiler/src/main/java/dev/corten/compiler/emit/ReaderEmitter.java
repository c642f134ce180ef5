package dev.corten.compiler.emit;

import static dev.corten.compiler.emit.JavaFile.literal;

import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.RowMapping;
import dev.corten.compiler.sql.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The private methods of a generated class that make values of Java from rows and the other way round: one for each
 * record and its columns, one for each enum and direction, shared by all queries.
 */
final class ReaderEmitter {
    private static final String NULLABLE = "org.jspecify.annotations.Nullable";

    private final JavaFile file;
    private final QueriesModel type;
    private final MemberNames names;
    /** Name of a method by what it does. */
    private final Map<String, String> known = new LinkedHashMap<>();

    private final List<String> methods = new ArrayList<>();
    private final String label;

    ReaderEmitter(JavaFile file, QueriesModel type, MemberNames names) {
        this.file = file;
        this.type = type;
        this.names = names;
        this.label = names.unique("label");
    }

    /** The methods that were asked for, each once, in the order of their first use. */
    List<String> methods() {
        return methods;
    }

    /**
     * A function that makes a {@code wanted} of a row with these columns.
     *
     * @param variable the name for the row in a lambda
     */
    String row(TypeRef wanted, List<Column> columns, String variable) {
        RecordType record = type.records().get(wanted.name());
        if (record == null) {
            return variable + " -> "
                    + column(variable, 1, wanted, columns.getFirst().type());
        }
        RowMapping mapping = RowMapping.of(record, columns);
        var arguments = new ArrayList<String>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            int column = mapping.columns().get(i);
            arguments.add(column(
                    "row",
                    column + 1,
                    record.components().get(i).type(),
                    columns.get(column).type()));
        }
        String made = file.type(record.name().qualified());
        String method = method(record.name().simple(), made + arguments, name -> """
                    private static %s %s(%s row) {
                        %s
                    }
                """.formatted(
                made, name, file.type("dev.corten.sql.Row"), Code.call(8, "return new " + made, arguments, ";")));
        return file.name().nested() + "::" + method;
    }

    /** Column {@code number} of {@code row} as a {@code wanted}. */
    private String column(String row, int number, TypeRef wanted, PgType postgres) {
        boolean nullable = wanted.nullable() && !wanted.primitive();
        String suffix = (nullable ? "OrNull(" : "(") + number + ")";
        EnumType enumeration = type.enums().get(wanted.name());
        if (enumeration != null) {
            return (nullable ? fromLabelOrNull(enumeration, postgres) : fromLabel(enumeration, postgres)) + "(row.text"
                    + suffix + ")";
        }
        SqlType read = SqlType.reading(postgres, wanted).orElseThrow();
        String value = row + "." + read.method() + suffix;
        SqlType given = SqlType.of(wanted).orElseThrow();
        if (read == given || wanted.primitive()) {
            return value;
        }
        return nullable
                ? widened(given) + "(" + value + ")"
                : "(" + given.java().name() + ") " + value;
    }

    /** {@code value}, a parameter of type {@code given}, as an argument of the method of {@code Call}. */
    String argument(String value, TypeRef given, SqlType bound) {
        SqlType own = SqlType.of(given).orElseThrow();
        if (own == bound) {
            return value;
        }
        String converted;
        if (bound == SqlType.NUMERIC) {
            converted = file.type("java.math.BigDecimal") + ".valueOf(" + value + ")";
        } else {
            converted = given.primitive()
                    ? "(" + bound.java().name() + ") " + value
                    : value + "." + bound.java().name() + "Value()";
        }
        return given.nullable() && !given.primitive() ? value + " == null ? null : " + converted : converted;
    }

    /** {@code value}, a parameter of the type of an enum, as its label. */
    String label(String value, TypeRef given) {
        EnumType enumeration = type.enums().get(given.name());
        if (enumeration == null) {
            throw new IllegalArgumentException(given.show());
        }
        String name = file.type(enumeration.name().qualified());
        // One overload for each enum.
        if (known.putIfAbsent("label of " + name, label) == null) {
            methods.add("""
                    private static String %s(%s value) {
                        return switch (value) {
                %s
                        };
                    }
                """.formatted(
                            label,
                            name,
                            enumeration.constants().stream()
                                    .map(c -> "            case %s -> %s;".formatted(c.name(), literal(c.label())))
                                    .collect(Collectors.joining("\n"))));
        }
        String call = label + "(" + value + ")";
        return given.nullable() ? value + " == null ? null : " + call : call;
    }

    private String fromLabel(EnumType enumeration, PgType postgres) {
        String name = file.type(enumeration.name().qualified());
        return method(enumeration.name().simple(), name + " from label", chosen -> """
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
        return method(whole + "OrNull", name + " from label or null", chosen ->
                """
                    private static @%1$s %2$s %3$s(@%1$s String label) {
                        return label == null ? null : %4$s(label);
                    }
                """.formatted(file.type(NULLABLE), name, chosen, whole));
    }

    /** A narrower number, or NULL, as a {@code wider} one. */
    private String widened(SqlType wider) {
        String boxed = file.type(wider.java().boxed().name());
        return method("to" + boxed, "to" + boxed, chosen ->
                """
                    private static @%1$s %2$s %3$s(@%1$s Number value) {
                        return value == null ? null : value.%4$sValue();
                    }
                """.formatted(file.type(NULLABLE), boxed, chosen, wider.java().name()));
    }

    private String method(String wanted, String purpose, Function<String, String> body) {
        String name = known.get(purpose);
        if (name == null) {
            name = names.unique(Character.toLowerCase(wanted.charAt(0)) + wanted.substring(1));
            known.put(purpose, name);
            methods.add(body.apply(name));
        }
        return name;
    }
}
