package dev.corten.compiler.emit;

import static dev.corten.compiler.emit.JavaFile.literal;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.SqlType;
import dev.corten.compiler.sql.Structure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what turns the parameters of a query into arguments of {@code Call}. */
final class WriterEmitter {
    private final JavaFile file;
    private final QueriesModel type;
    private final PrivateMembers methods;
    private final String label;

    WriterEmitter(JavaFile file, QueriesModel type, PrivateMembers methods) {
        this.file = file;
        this.type = type;
        this.methods = methods;
        this.label = methods.overloads("label");
    }

    /**
     * The parameter {@code name} as an argument of the method of {@code Call}.
     *
     * @param variables names for the variables of lambdas
     */
    String argument(String name, TypeRef java, PgType postgres, Variables variables) {
        ColumnType given = ColumnType.of(java, postgres, type);
        if (given.list()) {
            return list(name, java, given, postgres, variables);
        }
        if (given.structure() instanceof Structure.Json json) {
            return guarded(name, java, json.codec().expression(file::type) + ".encode(" + unwrapped(name, given) + ")");
        }
        String plain = unwrapped(name, given);
        return guarded(
                name,
                java,
                given.scalar() != null ? widened(plain, given, postgres) : sent(plain, given, postgres, variables));
    }

    private static String guarded(String name, TypeRef java, String converted) {
        boolean nullable = java.nullable() && !java.primitive();
        return nullable && !converted.equals(name) ? name + " == null ? null : " + converted : converted;
    }

    private String list(String name, TypeRef java, ColumnType given, PgType postgres, Variables variables) {
        String element = variables.element();
        PgType one = given.one(postgres).orElseThrow();
        // Numbers of an array are text, which is wide enough.
        String converted = sent(unwrapped(element, given), given, one, variables);
        if (converted.equals(element)) {
            return name;
        }
        String mapped = given.element().nullable()
                ? "%1$s -> %1$s == null ? null : %2$s".formatted(element, converted)
                : reference(element, converted, given).orElse(element + " -> " + converted);
        return guarded(name, java, "%s.stream().map(%s).toList()".formatted(name, mapped));
    }

    /** The only method that is needed for an element. */
    private Optional<String> reference(String element, String converted, ColumnType given) {
        if (given.value() != null && converted.equals(unwrapped(element, given))) {
            return Optional.of(
                    file.type(given.element()) + "::" + given.valueType().accessor());
        }
        String method = converted.substring(0, Math.max(0, converted.indexOf('(')));
        return converted.equals(method + "(" + element + ")") && !method.contains(".") && !method.contains(" ")
                ? Optional.of(file.name().nested() + "::" + method)
                : Optional.empty();
    }

    /** A value that is not null, as a part of something larger or as a structure by itself. */
    private String sent(String value, ColumnType given, PgType postgres, Variables variables) {
        if (given.enumeration() != null) {
            return label(value, given);
        }
        return switch (given.structure()) {
            case null -> value;
            case Structure.Json json ->
                "new String(%s.encode(%s), %s.UTF_8)"
                        .formatted(
                                json.codec().expression(file::type),
                                value,
                                file.type("java.nio.charset.StandardCharsets"));
            case Structure.Span span -> {
                String bound = variables.bound();
                String converted = sent(
                        unwrapped(bound, span.bound()),
                        span.bound(),
                        Structure.Span.bounds(postgres).orElseThrow(),
                        variables);
                yield converted.equals(bound) ? value : "%s.map(%s -> %s)".formatted(value, bound, converted);
            }
            case Structure.Composite composite -> fields(composite) + "(" + value + ")";
        };
    }

    /** The method that makes a composite of a record: its fields in the order of PostgreSQL. */
    private String fields(Structure.Composite composite) {
        var variables = Variables.in(new MemberNames(List.of("value")));
        List<Code.Piece> fields = composite.parts().stream()
                .sorted(Comparator.comparing(Structure.Part::index))
                .<Code.Piece>map(part -> new Code.Text(field(part, variables)))
                .toList();
        String composites = file.type("dev.corten.sql.Composite");
        var made = new Code.Call(composites + ".of(", fields, ")");
        String name = file.type(composite.type().name().qualified());
        return methods.method(composite.type().name().simple() + "Fields", name + made.flat(), chosen ->
                """
                    private static %s %s(%s value) {
                        %s
                    }
                """.formatted(composites, chosen, name, Code.statement(8, "return ", made)));
    }

    private String field(Structure.Part part, Variables variables) {
        String value = "value." + part.component().name() + "()";
        TypeRef java = part.component().type();
        ColumnType given = part.type();
        return given.list()
                ? list(value, java, given, part.postgres(), variables)
                : guarded(value, java, sent(unwrapped(value, given), given, part.postgres(), variables));
    }

    private String unwrapped(String value, ColumnType given) {
        return given.value() == null
                ? value
                : "%s.%s()".formatted(value, given.valueType().accessor());
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
