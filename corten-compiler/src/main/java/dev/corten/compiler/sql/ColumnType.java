package dev.corten.compiler.sql;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A type of Java as that of one column or parameter: a scalar, a value type around one, or a {@code List} of either for
 * an array.
 *
 * @param list whether it is a list
 * @param element the type of one value
 * @param value the record with one component that {@code element} is, if it is a value type
 * @param plain the type that travels: that of the component of a value type, otherwise {@code element}
 * @param scalar the type that carries it; {@code null} for an enum, and where there is none
 * @param enumeration the enum that it is, if it is one
 */
public record ColumnType(
        boolean list,
        TypeRef element,
        @Nullable RecordType value,
        TypeRef plain,
        @Nullable SqlType scalar,
        @Nullable EnumType enumeration) {

    /** What {@code java} is in the queries of {@code type}. */
    public static ColumnType of(TypeRef java, QueriesModel type) {
        boolean list = java.is("java.util.List") && java.arguments().size() == 1;
        TypeRef element = list ? java.argument() : java;
        RecordType value = type.records().get(element.name());
        ColumnType plain = of(list, element, null, element, type);
        if (value == null || value.components().size() != 1 || value.typeParameters() > 0) {
            return plain;
        }
        TypeRef component = value.components().getFirst().type();
        ColumnType made = of(list, element, value, component, type);
        // Where the component may be null itself, NULL would have two meanings.
        return made.known() && !component.nullable() ? made : plain;
    }

    private static ColumnType of(
            boolean list, TypeRef element, @Nullable RecordType value, TypeRef plain, QueriesModel type) {
        SqlType scalar = SqlType.of(plain).orElse(null);
        return new ColumnType(list, element, value, plain, scalar, type.enums().get(plain.name()));
    }

    /** The component of a value type. */
    public RecordType.Component component() {
        return Objects.requireNonNull(value).components().getFirst();
    }

    /** Whether one column can hold it at all. */
    public boolean known() {
        return scalar != null || enumeration != null;
    }

    /** The type of PostgreSQL that it has where the statement does not tell; an enum has none by itself. */
    public Optional<String> postgres() {
        return Optional.ofNullable(scalar).map(s -> s.postgres() + (list ? "[]" : ""));
    }

    /** What one value is of in PostgreSQL: the elements of an array for a list. Empty where one has several and the other one. */
    public Optional<PgType> one(PgType postgres) {
        PgType base = SqlType.base(postgres);
        if (list != (base.kind() == PgType.Kind.ARRAY)) {
            return Optional.empty();
        }
        return Optional.ofNullable(list ? base.element() : postgres);
    }

    /** Whether it is an enum on both sides. */
    public boolean labels(PgType postgres) {
        return enumeration != null
                && one(postgres)
                        .filter(p -> SqlType.base(p).kind() == PgType.Kind.ENUM)
                        .isPresent();
    }

    /** The type that carries a column of {@code postgres} into it: the same, or one that is narrower. */
    public Optional<SqlType> reading(PgType postgres) {
        return one(postgres).flatMap(p -> SqlType.reading(p, plain));
    }

    /** The type that carries it to a parameter of {@code postgres}: the same, or one that is wider. */
    public Optional<SqlType> binding(PgType postgres) {
        return one(postgres)
                .flatMap(p -> SqlType.binding(plain, p))
                // The elements travel as text, and 0.1 as a float is another number than as a double.
                .filter(bound -> !list || bound == scalar || bound != SqlType.FLOAT8);
    }
}
