package dev.corten.compiler.emit;

import static dev.corten.compiler.emit.JavaFile.literal;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.SqlType;
import java.util.stream.Collectors;

/** Writes what turns the parameters of a query into arguments of {@code Call}. */
final class WriterEmitter {
    private final JavaFile file;
    private final QueriesModel type;
    private final PrivateMethods methods;
    private final String label;

    WriterEmitter(JavaFile file, QueriesModel type, PrivateMethods methods) {
        this.file = file;
        this.type = type;
        this.methods = methods;
        this.label = methods.overloads("label");
    }

    /**
     * The parameter {@code name} as an argument of the method of {@code Call}.
     *
     * @param element a name for the variable of a lambda
     */
    String argument(String name, TypeRef java, PgType postgres, String element) {
        ColumnType given = ColumnType.of(java, type);
        if (!given.list()) {
            return one(name, java, given, postgres);
        }
        // Numbers of an array are text, which is wide enough.
        if (given.enumeration() == null) {
            return name;
        }
        String label = label(given.enumeration());
        String mapped = given.element().nullable()
                ? "%s -> %s".formatted(element, one(element, given.element(), given, postgres))
                : file.name().nested() + "::" + label;
        String list = "%s.stream().map(%s).toList()".formatted(name, mapped);
        return java.nullable() ? name + " == null ? null : " + list : list;
    }

    private String one(String value, TypeRef java, ColumnType given, PgType postgres) {
        String converted = given.enumeration() != null
                ? label(given.enumeration()) + "(" + value + ")"
                : widened(value, java, given, postgres);
        boolean nullable = java.nullable() && !java.primitive();
        return nullable && !converted.equals(value) ? value + " == null ? null : " + converted : converted;
    }

    private String widened(String value, TypeRef java, ColumnType given, PgType postgres) {
        SqlType bound = given.binding(postgres).orElseThrow();
        if (bound == given.scalar()) {
            return value;
        }
        if (bound == SqlType.NUMERIC) {
            return file.type("java.math.BigDecimal") + ".valueOf(" + value + ")";
        }
        return java.primitive()
                ? "(" + bound.java().name() + ") " + value
                : value + "." + bound.java().name() + "Value()";
    }

    /** The method that gives the label of a constant: one overload for each enum. */
    private String label(EnumType enumeration) {
        String name = file.type(enumeration.name().qualified());
        methods.overload("label of " + name, label, """
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
        return label;
    }
}
