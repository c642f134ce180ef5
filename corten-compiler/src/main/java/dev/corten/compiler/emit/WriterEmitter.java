package dev.corten.compiler.emit;

import static dev.corten.compiler.emit.JavaFile.literal;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.SqlType;
import java.util.Optional;
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
        String converted = label(unwrapped(element, given), given);
        if (converted.equals(element)) {
            return name;
        }
        String mapped = given.element().nullable()
                ? "%1$s -> %1$s == null ? null : %2$s".formatted(element, converted)
                : reference(given).orElse(element + " -> " + converted);
        String list = "%s.stream().map(%s).toList()".formatted(name, mapped);
        return java.nullable() ? name + " == null ? null : " + list : list;
    }

    /** The only method that is needed for an element. */
    private Optional<String> reference(ColumnType given) {
        if (given.value() == null) {
            return Optional.of(file.name().nested() + "::" + label);
        }
        return given.enumeration() == null
                ? Optional.of(
                        file.type(given.element()) + "::" + given.component().name())
                : Optional.empty();
    }

    private String one(String value, TypeRef java, ColumnType given, PgType postgres) {
        String plain = unwrapped(value, given);
        String converted = given.enumeration() != null ? label(plain, given) : widened(plain, given, postgres);
        boolean nullable = java.nullable() && !java.primitive();
        return nullable && !converted.equals(value) ? value + " == null ? null : " + converted : converted;
    }

    private static String unwrapped(String value, ColumnType given) {
        return given.value() == null
                ? value
                : "%s.%s()".formatted(value, given.component().name());
    }

    private String label(String value, ColumnType given) {
        return given.enumeration() == null ? value : label(given.enumeration()) + "(" + value + ")";
    }

    private String widened(String value, ColumnType given, PgType postgres) {
        SqlType bound = given.binding(postgres).orElseThrow();
        if (bound == given.scalar()) {
            return value;
        }
        if (bound == SqlType.NUMERIC) {
            return file.type("java.math.BigDecimal") + ".valueOf(" + value + ")";
        }
        return given.plain().primitive()
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
